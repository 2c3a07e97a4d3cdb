// Ctrl+K: all commands, and what the server finds. Empty it shows the five likeliest; each shows its key, so that people
// outgrow it.
import { run, usable, type Command } from "./commands";
import { settled } from "./pace";
import { all, byId, find, said } from "./page";
import { rank } from "./ranking";
import { ask } from "./server";
import { isWhole, parse } from "./swap";

const LATELY = "tuki-commands";
const SHOWN = 8;
const EMPTY = 5;

const dialog = () => byId<HTMLDialogElement>("palette");
const input = () => byId<HTMLInputElement>("palette-input");
const options = () => all("#palette-list [role=option]");

let started = false;
let asked = 0;

export function open() {
  start();
  const field = input();
  if (!field || dialog()?.open) return;
  field.value = getSelection()?.toString().trim().slice(0, 80) ?? "";
  dialog()?.showModal();
  field.select();
  draw();
}

function start() {
  if (started) return;
  started = true;
  input()?.addEventListener("input", draw);
  dialog()?.addEventListener("keydown", move);
  byId("palette-list")?.addEventListener("click", (event) => choose((event.target as Element).closest<HTMLElement>("[role=option]")));
}

function draw() {
  const typed = input()?.value.trim() ?? "";
  const near = usable().map((command) => ({ ...command, near: command.scope !== "desk" }));
  const ranked = rank(near.filter((command) => command.id !== "palette"), typed, lately());
  byId("palette-list")?.replaceChildren(...ranked.slice(0, typed ? SHOWN : EMPTY).map(option));
  point(0);
  asked++;
  if (typed.length > 1) search();
}

function option(command: Command): HTMLElement {
  const li = document.createElement("li");
  li.setAttribute("role", "option");
  li.dataset["run"] = command.id;
  li.append(command.label);
  if (command.key) {
    const key = document.createElement("kbd");
    key.textContent = command.key.replace("Control+", "⌃").replace("Shift+", "⇧").replace("Enter", "⏎").replace("Escape", "Esc");
    li.append(key);
  }
  return li;
}

const search = settled(150, () => void found(asked));

async function found(question: number) {
  const typed = input()?.value.trim() ?? "";
  const answer = await ask(`/desk/search?q=${encodeURIComponent(typed)}`, { fragment: "palette" }).catch(() => null);
  if (question !== asked) return;
  const hits = answer?.ok && !isWhole(answer.html) ? all("[role=option]", parse(answer.html)) : [];
  byId("palette-list")?.append(...hits);
  if (options().length) return point(Math.max(0, options().findIndex((one) => one.ariaSelected === "true")));
  const none = document.createElement("li");
  none.textContent = said("no_hits");
  byId("palette-list")?.replaceChildren(none);
}

function point(at: number) {
  const all = options();
  all.forEach((one, index) => {
    one.id ||= `palette-${index}`;
    one.ariaSelected = String(index === at);
  });
  all[at]?.scrollIntoView({ block: "nearest" });
  input()?.setAttribute("aria-activedescendant", all[at]?.id ?? "");
}

function move(event: KeyboardEvent) {
  const all = options();
  const at = all.findIndex((one) => one.ariaSelected === "true");
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by && all.length) point((at + by + all.length) % all.length);
  else if (event.key === "Enter" && !event.isComposing) choose(all[at]);
  else return;
  event.preventDefault();
}

function choose(chosen: HTMLElement | null | undefined) {
  if (!chosen) return;
  dialog()?.close();
  const id = chosen.dataset["run"];
  const href = chosen.dataset["href"] ?? find<HTMLAnchorElement>("a", chosen)?.href;
  if (id) {
    note(id);
    run(id);
  } else if (href) location.assign(href);
}

function lately(): string[] {
  try {
    return JSON.parse(localStorage.getItem(LATELY) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function note(id: string) {
  try {
    localStorage.setItem(LATELY, JSON.stringify([id, ...lately().filter((one) => one !== id)].slice(0, 12)));
  } catch {
    // A browser that keeps nothing ranks by context alone.
  }
}
