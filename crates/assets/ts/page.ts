// What the server wrote into the page for the browser code: elements by id, texts, token, settings. Draws nothing.

export const byId = <T extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as T | null;

export const find = <T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document) =>
  root.querySelector<T>(selector);

export const all = <T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document) => [
  ...root.querySelectorAll<T>(selector),
];

export const closest = <T extends HTMLElement = HTMLElement>(target: EventTarget | null, selector: string) =>
  target instanceof Element ? target.closest<T>(selector) : null;

export const hear = <K extends keyof DocumentEventMap>(
  event: K,
  act: (event: DocumentEventMap[K]) => void,
  capture = false,
) => document.addEventListener(event, act, capture);

// The JSON of a script element that no browser runs; `empty` when the page has none.
export function written<T>(id: string, empty: T): T {
  try {
    return (JSON.parse(byId(id)?.textContent ?? "") as T) ?? empty;
  } catch {
    return empty;
  }
}

let texts: Record<string, string> | undefined;

// A sentence of the catalogue with its holes filled; empty when the page does not bring it.
export function said(key: string, holes: Record<string, string | number> = {}): string {
  texts ??= written<Record<string, string>>("texts", {});
  return fill(texts[key] ?? "", holes);
}

export const fill = (text: string, holes: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(holes[name] ?? whole));

export const csrf = () => find<HTMLMetaElement>("meta[name=csrf]")?.content ?? "";

export const me = () => document.body.dataset["me"] ?? "";

// Whether keys that are typed here are text.
export const isField = (target: EventTarget | null) =>
  closest(target, "textarea, select, [contenteditable=true], input:not([type=checkbox], [type=radio], [type=button], [type=submit])") !== null;

export const isSeen = (element: HTMLElement) => element.checkVisibility?.() ?? element.offsetParent !== null;

export const clockTime = (at: Date) =>
  at.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });

// Says something to people who listen instead of look; the same words twice are said twice.
export function announce(words: string) {
  const live = byId("live");
  if (!live || !words) return;
  live.textContent = "";
  setTimeout(() => (live.textContent = words), 50);
}

export const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

// A name that nobody else has chosen; also where pages are not served by TLS.
export function fresh(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
