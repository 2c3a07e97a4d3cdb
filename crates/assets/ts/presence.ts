// Says that this person has a thread open or writes in it, and shows who else does. Nothing of it is kept.
import { byId, csrf, hear, me, said } from "./page";
import { listen, type News } from "./news";
import { ask } from "./server";

type Level = "here" | "writing" | "gone";

const RENEW = 20_000;
const EXPIRES = 45_000;
const WRITING = 3_000;

let int = 0;
let wrote = 0;

const address = (number: number) => `/desk/interactions/${number}/presence`;

function say(level: Level) {
  if (!int || (document.hidden && level !== "gone")) return;
  const body = new URLSearchParams({ level, csrf: csrf() });
  if (level === "gone") navigator.sendBeacon(address(int), body);
  else void ask(address(int), { fragment: "none", body, quiet: true }).catch(() => null);
}

// Typing is told every three seconds at most.
export function writing(now = Date.now()) {
  if (now - wrote < WRITING) return;
  wrote = now;
  say("writing");
}

let expiry = 0;

function draw({ int: of, who }: News["presence"]) {
  const place = byId("presence");
  if (!place || of !== int) return;
  const others = who.filter((one) => one.agent !== me());
  const busy = others.filter((one) => one.level === "writing");
  const names = (busy.length ? busy : others).map((one) => one.name);
  const sentence = document.createElement("span");
  if (busy.length) sentence.className = "presence-writes";
  if (names.length) sentence.textContent = said(busy.length ? "who_writes" : "who_watches", { who: listed(names) });
  place.replaceChildren(sentence);
  clearTimeout(expiry);
  if (names.length) expiry = window.setTimeout(draw, EXPIRES, { int: of, who: [] });
}

const listed = (names: string[]) => new Intl.ListFormat(document.documentElement.lang).format(names);

export function startPresence() {
  listen("opened", (opened) => {
    if (int && int !== opened.int) say("gone");
    int = opened.int;
    say("here");
  });
  listen("sent", () => say("here"));
  listen("presence", draw);
  setInterval(say, RENEW, "here");
  hear("visibilitychange", () => say("here"));
  addEventListener("pagehide", () => say("gone"));
}
