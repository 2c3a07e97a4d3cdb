// Moving in a list: next, previous, open, select. The pages of a long list and its arrivals have rooms of their own.
import { offer } from "./commands";
import { find, hear } from "./page";
import { listen } from "./news";
import { open } from "./open";
import { prefetchAround } from "./prefetch";
import { current, focusRow, isHeld, linkOf, list, rowOf, rows, startRows } from "./rows";

export function startList() {
  if (!list()) return;
  startRows();
  if (find("[data-pick]")) void import("./selection").then((selection) => selection.start(step));
  offer("next", () => void step(1));
  offer("previous", () => void step(-1));
  offer("back", back);
  hear("click", (event) => {
    const row = (event.target as Element).closest<HTMLElement>("[data-list] > [data-row]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (!row || !plain || event.defaultPrevented || !find("#view") || !(event.target as Element).closest("a")) return;
    event.preventDefault();
    void open(row.dataset["href"] ?? "", { row });
  });
  hear("focusin", (event) => {
    const row = (event.target as Element).closest<HTMLElement>("[data-row]");
    if (row && find("#view")) prefetchAround(row);
    if (!row) leaveBehind();
  });
  listen("done", ({ int }) => finish(rowOf(int)));
}

let moving: Promise<HTMLElement | null> = Promise.resolve(null);

// Moves by one, press after press; at the end of what is loaded the next page comes first.
export const step = (by: 1 | -1) => (moving = moving.then(() => move(by)));

// The first move only enters the list.
async function move(by: 1 | -1): Promise<HTMLElement | null> {
  const at = current();
  if (!at) return null;
  const entered = at.contains(document.activeElement) || find("#view")?.contains(document.activeElement);
  const all = rows();
  let next = entered ? all[all.indexOf(at) + by] : at;
  if (!next && by > 0 && (await (await import("./paging")).more())) next = rows()[rows().indexOf(at) + 1];
  if (next) focusRow(next);
  return next ?? null;
}

// From the thread to its row; from there the page's own way back is a link.
function back() {
  const at = current();
  if (find("#list")?.checkVisibility() && at && !at.contains(document.activeElement)) return focusRow(at);
  find<HTMLAnchorElement>(".view-back")?.click();
}

// A finished row leaves, and the next one opens.
async function finish(row: HTMLElement | null) {
  if (!row) return;
  const all = rows();
  const at = all.indexOf(row);
  const next = all[at + 1] ?? all[at - 1];
  row.remove();
  if (!next) return location.assign(location.pathname.replace(/\/\d+$/, ""));
  focusRow(next);
  await open(linkOf(next)?.href ?? "", { row: next });
}

// Rows that left the list while they were held go when nobody holds them any more.
function leaveBehind() {
  for (const row of rows()) if (row.hasAttribute("data-gone") && !isHeld(row)) row.remove();
}
