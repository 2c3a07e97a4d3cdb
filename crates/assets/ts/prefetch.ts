// Fetches the next two threads and the previous one, once the person rests on a row. Leaves no trace of a visit.
import { remember, recall } from "./cache";
import { numberOf, rows } from "./rows";
import { settled } from "./pace";
import { ask } from "./server";

let current: HTMLElement | null = null;
let flight = new AbortController();

const fetchAround = settled(120, () => {
  flight.abort();
  flight = new AbortController();
  const all = rows();
  const at = current ? all.indexOf(current) : -1;
  if (at < 0) return;
  for (const row of [all[at], all[at + 1], all[at + 2], all[at - 1]]) if (row) void fetchRow(row, flight.signal);
});

export function prefetchAround(row: HTMLElement) {
  current = row;
  fetchAround();
}

async function fetchRow(row: HTMLElement, signal: AbortSignal) {
  const url = row.dataset["href"];
  if (!url || row.ariaCurrent === "true" || recall(url)) return;
  const headers = { "Tuki-Prefetch": "1" };
  const answer = await ask(url, { fragment: "view", headers, signal, quiet: true }).catch(() => null);
  if (answer?.ok) remember(url, { int: numberOf(row), html: answer.html, at: Date.now() });
}
