// The pages of a long list: the next one comes when its end is near. At most 250 rows stand in the page; those further up wait
// on a shelf, and a spacer keeps their height.
import { all, find, wait } from "./page";
import { listen } from "./news";
import { list, rows } from "./rows";
import { ask } from "./server";
import { parse } from "./swap";

export const MOST = 250;
const PAGE = 50;

const above: HTMLElement[][] = [];
const below: HTMLElement[][] = [];
let coming: Promise<boolean> | null = null;

// Brings the next page; false when there is none.
export function more(): Promise<boolean> {
  return (coming ??= next().finally(() => (coming = null)));
}

async function next(): Promise<boolean> {
  const page = below.pop() ?? (await fetchPage());
  if (!page?.length) return false;
  list()?.append(...page);
  while (rows().length > MOST) shelve(above, rows().slice(0, PAGE));
  space();
  return true;
}

function previous() {
  const page = above.pop();
  if (!page) return;
  spacer().after(...page);
  while (rows().length > MOST) shelve(below, rows().slice(-PAGE));
  space();
}

function shelve(shelf: HTMLElement[][], page: HTMLElement[]) {
  shelf.push(page);
  for (const row of page) row.remove();
}

async function fetchPage(): Promise<HTMLElement[] | null> {
  const link = find<HTMLAnchorElement>("a[data-next]");
  if (!link) return null;
  const answer = await ask(link.href, { fragment: "rows" }).catch(() => null);
  if (!answer?.ok) return null;
  const page = parse(answer.html);
  const known = new Set(rows().map((row) => row.id));
  turn(link, find("[data-list]", page)?.dataset["after"]);
  return all("[data-row]", page).filter((row) => !known.has(row.id));
}

// The link leads on from the page that has come; after the last one it goes.
function turn(link: HTMLAnchorElement, after: string | undefined) {
  if (!after) return link.remove();
  const url = new URL(link.href);
  url.searchParams.set("after", after);
  link.href = url.href;
}

function spacer(): HTMLElement {
  const there = find(".spacer", list() ?? document);
  if (there) return there;
  const made = document.createElement("li");
  made.className = "spacer";
  made.setAttribute("aria-hidden", "true");
  list()?.prepend(made);
  watcher?.observe(made);
  return made;
}

function space() {
  const hidden = above.reduce((sum, page) => sum + page.length, 0);
  const height = rows()[0]?.offsetHeight ?? 0;
  if (hidden) spacer().style.blockSize = `${hidden * height}px`;
  else find(".spacer")?.remove();
}

let watcher: IntersectionObserver | undefined;

function watch() {
  watcher?.disconnect();
  const root = find("#list");
  if (!list() || !root) return;
  watcher = new IntersectionObserver((seen) => {
    for (const { target } of seen.filter((one) => one.isIntersecting)) void reach(target);
  }, { root: getComputedStyle(root).overflowY === "visible" ? null : root, rootMargin: "400px" });
  for (const edge of all("a[data-next], .spacer")) watcher.observe(edge);
}

// An edge came near; looked at anew afterwards, since it may be near still.
async function reach(edge: Element) {
  if (edge.matches("a")) {
    if (!(await more())) await wait(5_000);
  } else previous();
  watcher?.unobserve(edge);
  if (edge.isConnected) watcher?.observe(edge);
}

// Called when somebody scrolls a list or presses its link.
export function start() {
  watch();
  listen("drawn", ({ ids }) => {
    if (!ids.includes("list")) return;
    above.length = below.length = 0;
    watch();
  });
}
