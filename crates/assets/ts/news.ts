// What rooms of the browser code tell each other. Each name stands here once, with what it carries.
export interface News {
  // Something was put into the page.
  drawn: { ids: string[] };
  // An interaction was opened in place.
  opened: { int: number };
  // An act finished an interaction: its row may leave and the next one may open.
  done: { int: number };
  // What these references name has changed on the server; none means everything.
  changed: { refs: string[] };
  // Who is at a thread.
  presence: { int: number; who: { agent: string; name: string; level: "here" | "writing" }[] };
  // A message of the outbox was taken by the server, or not.
  sent: { ticket: string; int: number; closed: boolean };
  refused: { ticket: string; int: number; status: number; html: string; body: string };
}

const bus = new EventTarget();

export const tell = <K extends keyof News>(name: K, what: News[K]) =>
  bus.dispatchEvent(new CustomEvent(name, { detail: what }));

export const listen = <K extends keyof News>(name: K, act: (what: News[K]) => void) =>
  bus.addEventListener(name, (event) => act((event as CustomEvent<News[K]>).detail));
