// Short messages at the edge. Those that can be taken back are put out of sight after a while but stay for Ctrl+Z a minute.
import { all, announce, byId, find, said, wait } from "./page";
import { listen } from "./news";

const SEEN = 8_000;
const KEPT = 60_000;

export function toast(words: string, tone: "info" | "ok" | "warn" | "bad" = "info") {
  const element = document.createElement("div");
  element.className = "toast";
  element.dataset["toast"] = "";
  element.dataset["tone"] = tone;
  const text = document.createElement("p");
  text.textContent = words;
  element.append(text);
  byId("toasts")?.append(element);
  announce(words);
  watch();
}

// Says that something did not work: the server's own sentence when it gave one.
export const sorry = (sentence = "") =>
  toast(/^[^<]{1,400}$/.test(sentence.trim()) ? sentence.trim() : said("failed"), "bad");

async function age(element: HTMLElement) {
  await wait(SEEN);
  while (element.matches(":hover, :focus-within")) await wait(1_000);
  element.hidden = true;
  if (find("[data-undo]", element)) await wait(KEPT);
  element.remove();
}

const watched = new WeakSet<HTMLElement>();

// A new one takes the place of those before it.
function watch() {
  const toasts = all("#toasts [data-toast]");
  for (const element of toasts) {
    if (watched.has(element)) continue;
    watched.add(element);
    void age(element);
    for (const other of toasts) other.hidden = other !== element && !other.matches(":focus-within");
  }
}

export function startToasts() {
  listen("drawn", watch);
  watch();
}
