// What is being written: in the browser at once, on the server when the typing pauses, so it survives reload, sign-out and
// another device. A draft has a thread and a side (reply or note).
import { csrf } from "./page";
import { drop, keep, read } from "./store";
import { ask } from "./server";

export interface Draft {
  text: string;
  at: number;
  // What the server was last given: while it still draws that, this browser knows better.
  shared: string;
}

const shared = new Map<string, string>();

export const nameOf = (int: number, kind: string) => `int-${int}:${kind}`;

export async function keepDraft(int: number, kind: string, text: string) {
  const name = nameOf(int, kind);
  const known = shared.get(name) ?? "";
  if (text.trim() || known) await keep("drafts", name, { text, at: Date.now(), shared: known } satisfies Draft);
  else await drop("drafts", name);
}

export const readDraft = (int: number, kind: string) => read<Draft>("drafts", nameOf(int, kind));

// True when the server has it.
export async function shareDraft(int: number, kind: string, text: string, baseSeq: string): Promise<boolean> {
  shared.set(nameOf(int, kind), text.trim() ? text : "");
  void keepDraft(int, kind, text);
  const body = new URLSearchParams({ kind, text, base_seq: baseSeq, csrf: csrf() });
  const answer = await ask(`/desk/interactions/${int}/draft`, { fragment: "none", body }).catch(() => null);
  return answer?.ok ?? false;
}
