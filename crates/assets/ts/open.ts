// Opens an interaction beside its list: from what was fetched before, else with its name at once and the rest when it comes.
// The address changes with it, so Back and a copied link work.
import { forget, recall } from "./cache";
import { all, byId, find, said } from "./page";
import { listen, tell } from "./news";
import { ask } from "./server";
import { coming } from "./prefetch";
import { put } from "./swap";
import { sorry } from "./toasts";
import { linkOf, list, markOpen, setStop } from "./rows";

interface How {
  row?: HTMLElement | null;
  push?: boolean;
}

let flight = new AbortController();

export async function open(href: string, { row = null, push = true }: How = {}) {
  const url = new URL(href, location.href);
  flight.abort();
  flight = new AbortController();
  if (row) setStop(row);
  markOpen(row);
  if (push) history.pushState({ tuki: true }, "", url);
  const signal = flight.signal;
  const address = url.pathname + url.search;
  let cached = recall(address);
  if (!cached) name(row ? (find(".row-subject", row) ?? linkOf(row))?.textContent ?? "" : "");
  cached ??= await coming.get(address);
  const html = cached?.html ?? (await fetchThread(url, signal));
  if (html === null || signal.aborted) return;
  await put(html, { force: true, visit: true });
  if (signal.aborted) return;
  arrive(cached !== undefined);
}

async function fetchThread(url: URL, signal: AbortSignal): Promise<string | null> {
  const slow = setTimeout(() => find("#view [data-wait]")?.replaceChildren(said("loading")), 200);
  try {
    const answer = await ask(url.href, { fragment: "view", signal });
    if (answer.ok) return answer.html;
    location.assign(url);
  } catch {
    if (!signal.aborted) sorry();
  } finally {
    clearTimeout(slow);
  }
  return null;
}

// What is known before the thread is there: whose name stands in the row.
function name(subject: string) {
  const view = byId("view");
  const title = document.createElement("h1");
  title.id = "view-title";
  title.tabIndex = -1;
  title.textContent = subject;
  const head = document.createElement("header");
  head.id = "view-head";
  head.className = "view-head";
  const waits = document.createElement("p");
  waits.className = "quiet";
  waits.dataset["wait"] = "";
  head.append(title, waits);
  view?.replaceChildren(head);
  view?.setAttribute("aria-busy", "true");
  view?.removeAttribute("data-int");
  view?.classList.remove("view-none");
}

function arrive(visited: boolean) {
  const view = byId("view");
  if (!view) return;
  view.removeAttribute("aria-busy");
  document.body.classList.add("has-open");
  lowerListTitle();
  const title = byId("view-title");
  document.title = `${title?.textContent ?? ""} – ${document.title.split(" – ").at(-1) ?? ""}`;
  title?.focus({ preventScroll: true });
  showNewest();
  const int = Number(view.dataset["int"]);
  if (visited) forget(int);
  tell("opened", { int });
}

export const showNewest = () => {
  const view = byId("view");
  if (view?.dataset["int"]) view.scrollTop = view.scrollHeight;
};

// One main heading a page: the thread's, while one is open.
function lowerListTitle() {
  const title = find("h1#list-title");
  if (!title) return;
  const lower = document.createElement("h2");
  for (const { name, value } of all("h1#list-title").flatMap((h) => [...h.attributes])) lower.setAttribute(name, value);
  lower.append(...title.childNodes);
  title.replaceWith(lower);
}

export function startOpen() {
  if (!list() || !byId("view")) return;
  const here = byId("view")?.dataset["int"];
  history.replaceState({ tuki: true }, "");
  showNewest();
  if (here) tell("opened", { int: Number(here) });
  listen("changed", ({ refs }) => (refs.length ? refs.forEach((ref) => forget(Number(ref.replace(/\D/g, "")))) : forget()));
  addEventListener("popstate", () => {
    const row = all("[data-row]").find((one) => one.dataset["href"] === location.pathname) ?? null;
    if (/\/\d+$/.test(location.pathname)) void open(location.href, { row, push: false });
    else location.reload();
  });
}
