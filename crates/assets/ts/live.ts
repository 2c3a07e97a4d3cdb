// What the events do to this page: fragments that show what changed are fetched anew, a few times a second at most, and only
// while somebody can see them. A broken stream is said aloud once it lasts.
import { forget } from "./cache";
import { listen, tell, type News } from "./news";
import { paced } from "./pace";
import { all, byId, clockTime, find, hear, me, said } from "./page";
import { rowOf } from "./rows";
import { ask } from "./server";
import { follow, type Heard } from "./stream";
import { opened, put } from "./swap";
import { toast } from "./toasts";

const wanted = new Set<"view" | "list">();

const fetchView = paced(250, () => void refreshView());
const fetchList = paced(1_000, () => void import("./arrivals").then((arrivals) => arrivals.refreshList()));

function want(what: "view" | "list") {
  wanted.add(what);
  if (!document.hidden) flush();
}

function flush() {
  if (wanted.delete("view")) fetchView();
  if (wanted.delete("list")) fetchList();
}

export async function refreshView() {
  const view = byId("view");
  if (!view || !opened()) return;
  const answer = await ask(location.href, { fragment: "view", quiet: true }).catch(() => null);
  if (!answer?.ok) return;
  const atEnd = view.scrollHeight - view.scrollTop - view.clientHeight < 40;
  await put(answer.html);
  if (atEnd) view.scrollTop = view.scrollHeight;
}

// Whether the open thread shows what a reference names: itself or a record of its chain.
function shows(ref: string): boolean {
  const view = byId("view");
  if (!view?.dataset["int"]) return false;
  const number = /^INT-(\d+)$/.exec(ref)?.[1];
  return number === view.dataset["int"] || (find("#chain", view)?.textContent ?? "").includes(ref);
}

function changed({ refs }: News["changed"]) {
  if (!refs.length || refs.some(shows)) want("view");
  if (find("[data-live]") ?? byId("list")) want("list");
}

function resync() {
  forget();
  changed({ refs: [] });
}

interface Told {
  refs?: string[];
  ref?: string;
  view?: string;
  n?: number | string;
  text?: string;
  tone?: "info" | "ok" | "warn" | "bad";
}

function take({ event, data }: Heard) {
  const told = (data ?? {}) as Told;
  if (event === "changed") tell("changed", { refs: told.refs ?? [] });
  if (event === "resync") resync();
  if (event === "gone") rowOf(Number((told.ref ?? "").replace(/\D/g, "")))?.setAttribute("data-gone", "");
  if (event === "count") for (const count of all(`[data-count="${told.view}"]`)) count.textContent = String(told.n);
  if (event === "presence") tell("presence", data as News["presence"]);
  if (event === "toast" && told.text) toast(told.text, told.tone);
  if (event === "connected" || event === "broken") connection(event === "connected");
}

let broken = 0;
let since = new Date();

function connection(ok: boolean) {
  clearTimeout(broken);
  const strip = byId("offline");
  if (!strip) return;
  if (ok) {
    if (!strip.hidden) resync();
    strip.hidden = true;
    since = new Date();
    return;
  }
  broken = window.setTimeout(() => {
    strip.textContent = said("offline", { at: clockTime(since) });
    strip.hidden = false;
  }, 5_000);
}

export function startLive() {
  if (!me()) return;
  listen("changed", changed);
  hear("visibilitychange", () => document.hidden || flush());
  addEventListener("pageshow", (event) => event.persisted && resync());
  follow(take);
}
