// Sends forms of the open interaction without leaving the page. A refused form comes back in its place with its errors; what
// the server answers with is put where it belongs. Other forms go the ordinary way.
import { forget } from "./cache";
import { closest, find, hear, said } from "./page";
import { tell } from "./news";
import { open as visit } from "./open";
import { rowOf } from "./rows";
import { ask, type Answer } from "./server";
import { isWhole, opened, parse, put } from "./swap";
import { sorry, toast } from "./toasts";

export function startForms() {
  hear("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented || !isOurs(form)) return;
    event.preventDefault();
    if (form.ariaBusy !== "true") void post(form, event.submitter);
  });
}

function isOurs(form: HTMLFormElement): boolean {
  if (form.method !== "post" || form.matches("[data-plain], [data-composer], [data-sign-in]")) return false;
  return form.matches("[data-swap], [data-undo]") || form.closest("#view[data-int], #context") !== null;
}

async function post(form: HTMLFormElement, submitter: HTMLElement | null) {
  form.ariaBusy = "true";
  const int = opened();
  try {
    const fragment = form.dataset["swap"] === "#panel" ? "panel" : "view";
    const answer = await ask(form.action, { fragment, body: body(form, submitter) });
    forget(int);
    if (answer.ok) fold(form);
    await show(form, answer, int);
    if (answer.ok) follow(form, int);
  } catch {
    sorry();
  } finally {
    form.ariaBusy = null;
  }
}

// What has been sent is done: its short form closes, empty, and the keys are free again.
function fold(form: HTMLFormElement) {
  const short = closest<HTMLDetailsElement>(form, "details[open]");
  if (!short || !form.matches("[data-swap]")) return;
  form.reset();
  short.open = false;
  find("summary", short)?.focus();
}

function body(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams | FormData {
  const fields = new FormData(form, submitter);
  if (form.enctype === "multipart/form-data") return fields;
  return new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
}

async function show(form: HTMLFormElement, answer: Answer, int: number) {
  if (answer.status === 401) return;
  if (answer.ok && elsewhere(answer)) return location.assign(answer.moved ?? "");
  closest(form, "[popover]")?.hidePopover();
  const undone = form.matches("[data-undo]");
  const empty = !composed()?.value;
  const page = isWhole(answer.html) && !answer.ok;
  const ids = page ? [] : await put(answer.html, { force: !answer.ok || undone });
  if (answer.ok) form.closest("#toasts [data-toast]")?.remove();
  else if (!ids.length) sorry(answer.html);
  if (answer.ok && undone) await restore(answer.html, int, empty);
  if (!answer.ok && document.activeElement === document.body) find("[data-focus], [aria-invalid]")?.focus();
}

const composed = () => find<HTMLTextAreaElement>("[data-composer] textarea");

// What was taken back is shown again: its thread, and its text in the field when nothing else was begun there.
async function restore(html: string, int: number, empty: boolean) {
  const of = Number(find("#view", parse(html))?.dataset["int"]) || int;
  if (of !== int) await visit(location.pathname.replace(/\/\d+$/, `/${of}`), { row: rowOf(of) });
  const field = composed();
  if (!field?.defaultValue || (of === int && !empty)) return;
  field.value = field.defaultValue;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  toast(said("undone"), "ok");
}

// A redirect to a page of another kind is followed by the browser itself.
function elsewhere(answer: Answer): boolean {
  if (!answer.moved) return false;
  const room = (path: string) => path.split("/").slice(0, 3).join("/");
  return room(new URL(answer.moved).pathname) !== room(location.pathname);
}

function follow(form: HTMLFormElement, int: number) {
  if (form.matches("[data-undo]")) tell("changed", { refs: [`INT-${int}`] });
  if (/\/closure$/.test(new URL(form.action).pathname) && form.closest("#view, #context")) tell("done", { int });
}
