// Promise clocks and countdowns go on as text. When a clock changes its standing (soon, late), the server draws it anew, because
// shape, colour and words change together.
import { all, hear, said } from "./page";
import { listen, tell } from "./news";

export type Standing = "ok" | "soon" | "late" | "met";

// The same rule as the server's: soon in the last quarter when less than four hours are left.
export function standing(due: number, started: number, now: number): Standing {
  const left = due - now;
  if (left < 0) return "late";
  return left < 4 * 3_600_000 && left * 4 < due - started ? "soon" : "ok";
}

// One unit, as the server writes it: under a minute, minutes, hours up to two days, days.
export function unit(milliseconds: number): { key: string; n: number } {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  if (minutes < 1) return { key: "under_minute", n: 0 };
  if (minutes < 60) return { key: "minutes", n: minutes };
  return minutes < 2_880 ? { key: "hours", n: Math.floor(minutes / 60) } : { key: "days", n: Math.floor(minutes / 1_440) };
}

function tick() {
  const now = Date.now();
  let turned = false;
  for (const clock of all("[data-due]:not([data-clock=met])")) {
    const due = Date.parse(clock.dataset["due"] ?? "");
    const left = clock.querySelector("[data-left]");
    const { key, n } = unit(due - now);
    const words = said(key, { n });
    if (left && words && left.textContent !== words) left.textContent = words;
    const stands = standing(due, Date.parse(clock.dataset["started"] ?? ""), now);
    turned ||= stands !== clock.dataset["clock"] && clock.dataset["turned"] !== stands;
    clock.dataset["turned"] = stands;
  }
  if (turned) tell("changed", { refs: [] });
}

let counting = 0;

// The first number in the text is the seconds left.
function countdown() {
  const counters = all("[data-countdown]");
  for (const counter of counters) {
    const left = Math.max(0, Math.round((Date.parse(counter.dataset["countdown"] ?? "") - Date.now()) / 1_000));
    counter.textContent = (counter.textContent ?? "").replace(/\d+/, String(left));
  }
  clearTimeout(counting);
  if (counters.length) counting = window.setTimeout(countdown, 1_000);
}

export function startClocks() {
  setInterval(tick, 30_000);
  hear("visibilitychange", () => document.hidden || tick());
  listen("drawn", countdown);
  countdown();
}
