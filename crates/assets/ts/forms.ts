// Sends forms of the open interaction without leaving the page. A refused form comes back in its place with its errors; what
// the server answers with is put where it belongs. Other forms go the ordinary way.
import { byId, closest, find, hear } from "./page";
import { tell } from "./news";
import { ask, type Answer } from "./server";
import { put, isWhole } from "./swap";
import { sorry } from "./toasts";
import { forget } from "./cache";

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
  const int = Number(byId("view")?.dataset["int"]);
  try {
    const fragment = form.dataset["swap"] === "#panel" ? "panel" : "view";
    const answer = await ask(form.action, { fragment, body: body(form, submitter) });
    forget(int);
    await show(form, answer);
    if (answer.ok) follow(form, int);
  } catch {
    sorry();
  } finally {
    form.ariaBusy = null;
  }
}

function body(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams | FormData {
  const fields = new FormData(form, submitter);
  if (form.enctype === "multipart/form-data") return fields;
  return new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
}

async function show(form: HTMLFormElement, answer: Answer) {
  if (answer.status === 401) return;
  if (answer.ok && elsewhere(answer)) return location.assign(answer.moved ?? "");
  closest(form, "[popover]")?.hidePopover();
  const ids = isWhole(answer.html) && !answer.ok ? [] : await put(answer.html, !answer.ok || form.matches("[data-undo]"));
  if (answer.ok) form.closest("#toasts [data-toast]")?.remove();
  else if (!ids.length) sorry(answer.html);
  if (!answer.ok && document.activeElement === document.body) find("[data-focus], [aria-invalid]")?.focus();
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
