// Fetches the next two threads and the previous one, once the person rests on a row. Leaves no trace of a visit.
import { recall, remember, type Thread } from "./cache";
import { numberOf, rows } from "./rows";
import { settled } from "./pace";
import { ask } from "./server";

// What is on its way, so that opening it waits for that instead of asking again.
export const coming = new Map<string, Promise<Thread | undefined>>();

let current: HTMLElement | null = null;
let flight = new AbortController();

const fetchAround = settled(120, () => {
  flight.abort();
  flight = new AbortController();
  const all = rows();
  const at = current ? all.indexOf(current) : -1;
  if (at < 0) return;
  for (const row of [all[at], all[at + 1], all[at + 2], all[at - 1]]) if (row) fetchRow(row, flight.signal);
});

export function prefetchAround(row: HTMLElement) {
  current = row;
  fetchAround();
}

function fetchRow(row: HTMLElement, signal: AbortSignal) {
  const url = row.dataset["href"];
  if (!url || row.ariaCurrent === "true" || recall(url)) return;
  const wanted = fetchThread(url, numberOf(row), signal).finally(() => coming.delete(url));
  coming.set(url, wanted);
}

async function fetchThread(url: string, int: number, signal: AbortSignal): Promise<Thread | undefined> {
  const headers = { "Tuki-Prefetch": "1" };
  const answer = await ask(url, { fragment: "view", headers, signal, quiet: true }).catch(() => null);
  if (!answer?.ok) return undefined;
  const thread = { int, html: answer.html, at: Date.now() };
  remember(url, thread);
  return thread;
}
