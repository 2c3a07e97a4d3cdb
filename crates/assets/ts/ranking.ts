// How the palette finds: any order of words, ä like a, å like a, ö like o; what is used often and lately comes first. Pure.

export const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export interface Candidate {
  id: string;
  label: string;
  // Whether it has something to work on where the person is.
  near: boolean;
}

// 0 when a word is missing; a word at the start of a word is worth more than one inside.
export function score(label: string, typed: string): number {
  const words = fold(label).split(/[\s/–:-]+/);
  const parts = fold(typed).split(/\s+/).filter(Boolean);
  let sum = 1;
  for (const part of parts) {
    if (words.some((word) => word.startsWith(part))) sum += 2;
    else if (fold(label).includes(part)) sum += 1;
    else return 0;
  }
  return sum;
}

// `lately` holds ids, newest first.
export function rank<T extends Candidate>(all: T[], typed: string, lately: string[]): T[] {
  const place = (id: string) => (lately.includes(id) ? 1 / (1 + lately.indexOf(id)) : 0);
  const worth = (one: T) => score(one.label, typed) + place(one.id) + (one.near ? 0.5 : 0);
  return all
    .filter((one) => score(one.label, typed) > 0)
    .map((one) => ({ one, worth: worth(one) }))
    .sort((a, b) => b.worth - a.worth)
    .map(({ one }) => one);
}
