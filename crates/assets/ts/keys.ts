// How a press of a key is spelled and how two presses make one command. Pure: knows no page.

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  getModifierState(name: string): boolean;
}

// `j`, `?`, `Enter`, `Control+k`, `Control+Shift+Enter`; null for what must never be a command: anything with Alt or AltGr
// (they type € @ [ ] on Nordic keyboards), dead keys, unfinished characters, the modifiers themselves.
export function spell(press: Press): string | null {
  if (press.altKey || press.isComposing || press.getModifierState("AltGraph")) return null;
  const key = press.key;
  if (!key || ["Dead", "Process", "Unidentified", "Control", "Shift", "Meta", "Alt", "AltGraph"].includes(key)) return null;
  const control = press.ctrlKey || press.metaKey ? "Control+" : "";
  const letter = [...key].length === 1;
  const shift = press.shiftKey && (control || !letter) ? "Shift+" : "";
  return control + shift + (control && letter ? key.toLowerCase() : key);
}

// The same spelling for a key of the command table: `Shift+j` is the character `J`.
export const tableKey = (key: string) => key.replace(/^Shift\+(.)$/u, (_, letter: string) => letter.toUpperCase());

// Single characters can be switched off; what has Control or a name cannot hinder anybody's typing or speaking.
export const isSingle = (spelled: string) => [...spelled].length === 1;

export type Heard = { command: string } | "waiting" | null;

// Follows presses: a key alone, or two in a row within `patience` milliseconds.
export class Sequences {
  #first = "";
  #at = 0;

  constructor(private readonly patience = 1_200) {}

  hear(spelled: string, table: ReadonlyMap<string, string>, now: number): Heard {
    const first = now - this.#at <= this.patience ? this.#first : "";
    this.#first = "";
    const whole = first ? table.get(`${first} ${spelled}`) : undefined;
    const alone = whole ?? table.get(spelled);
    if (alone) return { command: alone };
    if (![...table.keys()].some((key) => key.startsWith(`${spelled} `))) return null;
    this.#first = spelled;
    this.#at = now;
    return "waiting";
  }
}
