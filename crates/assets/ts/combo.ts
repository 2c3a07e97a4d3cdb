// A field with suggestions from the server. Choosing one fills the hidden value beside it; typing on empties that again.
import { settled } from "./pace";
import { all, byId, find } from "./page";
import { ask } from "./server";
import { parse } from "./swap";

const attached = new WeakSet<HTMLInputElement>();

export function attach(field: HTMLInputElement) {
  if (attached.has(field)) return;
  attached.add(field);
  const box = byId(field.getAttribute("aria-controls") ?? "");
  const hidden = find<HTMLInputElement>("[data-combo-value]", field.closest("[data-combo-box]") ?? field.form ?? document);
  if (!box || !hidden) return;
  const look = settled(150, () => void suggest(field, box));
  field.addEventListener("input", () => {
    hidden.value = "";
    look();
  });
  field.addEventListener("keydown", (event) => move(event, field, box, hidden));
  field.addEventListener("blur", () => setTimeout(fold, 150, field, box));
  box.addEventListener("click", (event) => choose((event.target as Element).closest<HTMLElement>("[role=option]"), field, box, hidden));
  // Who types at once may be faster than this script.
  if (field.value && !hidden.value) look();
}

async function suggest(field: HTMLInputElement, box: HTMLElement) {
  const typed = field.value.trim();
  if (!typed) return fold(field, box);
  const url = `${field.dataset["combo"]}?q=${encodeURIComponent(typed)}`;
  const answer = await ask(url, { fragment: "options" }).catch(() => null);
  if (!answer?.ok || field.value.trim() !== typed) return;
  box.replaceChildren(...all("[role=option]", parse(answer.html)));
  const any = box.childElementCount > 0;
  box.hidden = !any;
  field.ariaExpanded = String(any);
  point(field, box, -1);
}

function fold(field: HTMLInputElement, box: HTMLElement) {
  box.hidden = true;
  field.ariaExpanded = "false";
  field.removeAttribute("aria-activedescendant");
}

function point(field: HTMLInputElement, box: HTMLElement, at: number) {
  all("[role=option]", box).forEach((one, index) => {
    one.id ||= `${box.id}-${index}`;
    one.ariaSelected = String(index === at);
    if (index === at) field.setAttribute("aria-activedescendant", one.id);
  });
}

function move(event: KeyboardEvent, field: HTMLInputElement, box: HTMLElement, hidden: HTMLInputElement) {
  if (box.hidden) return;
  const options = all("[role=option]", box);
  const at = options.findIndex((one) => one.ariaSelected === "true");
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) point(field, box, Math.max(0, Math.min(options.length - 1, at + by)));
  else if (event.key === "Enter" && at >= 0) choose(options[at], field, box, hidden);
  else if (event.key === "Escape") fold(field, box);
  else return;
  event.preventDefault();
}

function choose(option: HTMLElement | null | undefined, field: HTMLInputElement, box: HTMLElement, hidden: HTMLInputElement) {
  if (!option) return;
  field.value = option.dataset["label"] ?? option.textContent ?? "";
  hidden.value = option.dataset["value"] ?? "";
  fold(field, box);
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
