// The rows of the page's list and the one that the keyboard is at. Only that one is a stop of the Tab key.
import { all, byId, find, hear } from "./page";
import { listen } from "./news";

export const list = () => find("[data-list]");
export const rows = () => all("[data-list] > [data-row]");
export const numberOf = (row: HTMLElement) => Number(row.id.replace(/\D/g, ""));
export const linkOf = (row: HTMLElement) => find<HTMLAnchorElement>(".row-link, a", row);

let stop: HTMLElement | null = null;

// Whether rows wait above the page (a long list that somebody has gone down).
export const isPaged = () => find(".spacer") !== null;

// The row that the keyboard is at: where the focus was last, else the open one, else the first.
export function current(): HTMLElement | null {
  if (stop?.isConnected) return stop;
  return find("[data-row][aria-current=true]") ?? rows()[0] ?? null;
}

export function setStop(row: HTMLElement | null) {
  if (stop && stop !== row) linkOf(stop)?.setAttribute("tabindex", "-1");
  stop = row;
  if (row) linkOf(row)?.setAttribute("tabindex", "0");
}

export function focusRow(row: HTMLElement | null | undefined) {
  if (!row) return;
  setStop(row);
  linkOf(row)?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

// Whether moving rows would pull something from under pointer or focus.
export const inUse = () => find("#list:hover, #list:focus-within, [data-list]:hover, [data-list]:focus-within") !== null;

export const isHeld = (row: HTMLElement) => row.matches(":hover, :focus-within");

export function markOpen(row: HTMLElement | null) {
  for (const other of all("[data-row][aria-current=true]")) if (other !== row) other.removeAttribute("aria-current");
  row?.setAttribute("aria-current", "true");
  row?.removeAttribute("data-unread");
}

export const rowOf = (int: number) => byId(`int-${int}`);

function stopOnlyOnce() {
  const at = current();
  for (const row of rows()) linkOf(row)?.setAttribute("tabindex", row === at ? "0" : "-1");
  stop = at;
}

export function startRows() {
  if (!list()) return;
  stopOnlyOnce();
  listen("drawn", stopOnlyOnce);
  hear("focusin", (event) => {
    const row = (event.target as Element).closest<HTMLElement>("[data-list] > [data-row]");
    if (row) setStop(row);
  });
}
