// Keeps the list true. While somebody is in it, nothing moves: rows change in place, arrivals wait behind a pill, rows that
// left are only marked. Otherwise, and when the pill is pressed, the list takes its new order.
import { offer } from "./commands";
import { plan, type Plan } from "./merge";
import { paced } from "./pace";
import { all, announce, byId, find, hear, said } from "./page";
import { inUse, isPaged, list, markOpen, rowOf, rows } from "./rows";
import { ask } from "./server";
import { isWhole, parse, put } from "./swap";

let waiting: { plan: Plan; fresh: Map<string, HTMLElement> } | null = null;
const drawn = new WeakMap<HTMLElement, string>();

export async function refreshList() {
  if (!list() && !byId("list")) return;
  const url = location.pathname.replace(/\/\d+$/, "") + location.search;
  const answer = await ask(url, { fragment: "list", quiet: true }).catch(() => null);
  if (!answer?.ok) return;
  const page: ParentNode = isWhole(answer.html) ? new DOMParser().parseFromString(answer.html, "text/html") : parse(answer.html);
  await take(page);
  await beside(page);
}

async function take(page: ParentNode) {
  const fresh = new Map(all("#rows > [data-row]", page).map((row) => [row.id, row]));
  const next = find("#list", page);
  // An empty list is drawn otherwise; the server knows how.
  if (!list() || !fresh.size) {
    if (next && (!inUse() || !list())) await put(next.outerHTML);
    return;
  }
  const shown = rows().map((row) => row.id);
  const whole = !isPaged() && !find("[data-list]", page)?.dataset["after"];
  for (const row of fresh.values()) await redraw(row);
  waiting = { plan: plan(shown, [...fresh.keys()], whole), fresh };
  for (const id of waiting.plan.gone) byId(id)?.setAttribute("data-gone", "");
  if (inUse() || isPaged()) return show(waiting.plan.come.length);
  apply();
}

// A row that stays is drawn anew where it stands, if it has changed.
async function redraw(fresh: HTMLElement) {
  const old = byId(fresh.id);
  if (!old || (drawn.get(old) ?? "") === fresh.innerHTML) return;
  const known = drawn.has(old) || old.dataset["seq"] !== fresh.dataset["seq"];
  drawn.set(old, fresh.innerHTML);
  if (!known && old.textContent === fresh.textContent) return;
  if (old.ariaCurrent) fresh.setAttribute("aria-current", old.ariaCurrent);
  await put(fresh.outerHTML);
}

// Counts of the views come along.
async function beside(page: ParentNode) {
  const views = find("hx-partial[hx-target='#views'], #views", page);
  if (views && byId("views")) await put(views.outerHTML);
}

const sayArrived = paced(10_000, () => {
  const n = waiting?.plan.come.length ?? 0;
  if (n) announce(said("arrived", { n }));
});

function show(n: number) {
  const pill = byId("arrivals");
  if (!pill) return;
  pill.hidden = n === 0;
  pill.textContent = said("new", { n });
  if (n) sayArrived();
}

function apply() {
  const ol = list();
  if (!waiting || !ol) return;
  const focused = document.activeElement;
  for (const id of waiting.plan.gone) byId(id)?.remove();
  let cursor: Element | null = find(".spacer", ol)?.nextElementSibling ?? ol.firstElementChild;
  for (const id of waiting.plan.order) {
    const row: HTMLElement | undefined = byId(id) ?? waiting.fresh.get(id);
    if (!row) continue;
    if (row === cursor) cursor = cursor.nextElementSibling;
    else ol.insertBefore(row, cursor);
  }
  waiting = null;
  show(0);
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) focused.focus();
  const open = Number(find("#view")?.dataset["int"]);
  if (open) markOpen(rowOf(open));
}

offer("refresh", () => {
  apply();
  find("#list")?.scrollTo({ top: 0 });
});
hear("click", (event) => {
  if ((event.target as Element).closest("#arrivals")) apply();
});
// Once nobody holds the list any more, it takes its new order by itself.
const letGo = paced(1_000, () => !inUse() && apply());
find("#main")?.addEventListener("pointerout", letGo);
find("#main")?.addEventListener("focusout", letGo);
