// Writing an answer or a note. The two sides have a text each; a text follows to the other side only when that one is empty.
// Sending draws the message at once and hands it to the outbox; a refusal brings the text back.
import { offer } from "./commands";
import { keepDraft, readDraft, shareDraft } from "./drafts";
import { listen, tell, type News } from "./news";
import { byId, clockTime, find, fresh, isSeen, me, said } from "./page";
import { send } from "./outbox";
import { settled } from "./pace";
import { showNewest } from "./open";
import { writing } from "./presence";
import { opened, put } from "./swap";
import { sorry } from "./toasts";

const attached = new WeakSet<HTMLFormElement>();
const spent = new Set<string>();

const field = (form: HTMLFormElement) => find<HTMLTextAreaElement>("textarea[name=text]", form) as HTMLTextAreaElement;
const hidden = (form: HTMLFormElement, name: string) => find<HTMLInputElement>(`input[type=hidden][name=${name}]`, form);
const kindOf = (form: HTMLFormElement) => String(new FormData(form).get("kind") ?? "reply");
const intOf = (form: HTMLFormElement) => Number(/\d+/.exec(form.dataset["draft"] ?? "")?.[0]);
const boxOf = (form: HTMLFormElement) => form.closest(".composer-box") ?? form;

// What stands on the two sides of each composer; read and written at once, so that no typing falls between.
const texts = new WeakMap<HTMLFormElement, Map<string, string>>();
const sides = new WeakMap<HTMLFormElement, string>();
const note = (form: HTMLFormElement, kind: string, text: string) => texts.get(form)?.set(kind, text);

// Called after every drawing; a composer that is there already only gets a ticket that is not spent.
export function attach(form: HTMLFormElement) {
  const ticket = hidden(form, "ticket");
  if (ticket && (!ticket.value || spent.has(ticket.value))) ticket.value = fresh();
  if (attached.has(form)) return notice(form);
  attached.add(form);
  const kind = kindOf(form);
  sides.set(form, kind);
  texts.set(form, new Map(field(form).value ? [[kind, field(form).value]] : []));
  remember(form);
  form.addEventListener("input", (event) => event.target === field(form) && typed(form));
  form.addEventListener("change", () => turn(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(form, event.submitter as HTMLButtonElement | null);
  });
  for (const side of ["reply", "note"]) void restore(form, side);
}

// A draft of this browser, where nothing stands yet or only what this browser gave the server before.
async function restore(form: HTMLFormElement, kind: string) {
  const drawn = texts.get(form)?.get(kind) ?? "";
  const draft = await readDraft(intOf(form), kind);
  if (!draft || (drawn && drawn !== draft.shared) || (texts.get(form)?.get(kind) ?? "") !== drawn) return;
  note(form, kind, draft.text);
  if (kind !== kindOf(form) || field(form).value !== drawn) return;
  field(form).value = draft.text;
  mark(form);
}

// What somebody has written is not drawn over.
const mark = (form: HTMLFormElement) => boxOf(form).toggleAttribute("data-dirty", field(form).value.trim() !== "");

let sharing: Promise<unknown> = Promise.resolve();

const share = settled(800, () => {
  const form = find<HTMLFormElement>("form[data-composer]");
  if (form) sharing = saved(form);
});

async function saved(form: HTMLFormElement) {
  const text = field(form).value;
  const known = await shareDraft(intOf(form), kindOf(form), text, baseOf(form));
  if (known && text.trim() && field(form).value) state(said("saved", { at: clockTime(new Date()) }));
}

const baseOf = (form: HTMLFormElement) => hidden(form, "base_seq")?.value ?? "";
const state = (words: string) => byId("draft-state")?.replaceChildren(words);

function typed(form: HTMLFormElement) {
  mark(form);
  note(form, kindOf(form), field(form).value);
  void keepDraft(intOf(form), kindOf(form), field(form).value);
  writing();
  share();
}

function turn(form: HTMLFormElement) {
  const [from, to] = [sides.get(form) ?? "", kindOf(form)];
  if (to === from) return;
  sides.set(form, to);
  const area = field(form);
  const there = texts.get(form)?.get(to) ?? "";
  if (there) {
    note(form, from, area.value);
    area.value = there;
    mark(form);
  } else if (area.value) {
    note(form, from, "");
    void keepDraft(intOf(form), from, "");
    sharing = shareDraft(intOf(form), from, "", baseOf(form));
    typed(form);
  }
}

function submit(form: HTMLFormElement, button: HTMLButtonElement | null) {
  const area = field(form);
  const text = area.value;
  if (!text.trim()) return area.focus();
  const fields = new FormData(form);
  const ticket = String(fields.get("ticket") || fresh());
  const what = button?.name === "do" ? button.value : (form.dataset["do"] ?? "send");
  fields.set("ticket", ticket);
  fields.set("do", what);
  fields.set("force", button?.name === "force" ? "1" : "");
  fields.delete("csrf");
  form.dataset["do"] = what;
  draw(form, ticket, text);
  clear(form, ticket);
  const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)])).toString();
  void send({ ticket, me: me(), int: intOf(form), url: new URL(form.action).pathname, body }, sharing);
}

// The message as it will look, before the server has said anything.
function draw(form: HTMLFormElement, ticket: string, text: string) {
  const template = byId<HTMLTemplateElement & HTMLElement>(kindOf(form) === "note" ? "tpl-note" : "tpl-message");
  const message = template && find("li", template.content)?.cloneNode(true);
  if (!(message instanceof HTMLElement)) return;
  message.id = `msg-${ticket}`;
  find("[data-slot=text]", message)?.append(text);
  byId("thread")?.append(message);
  showNewest();
}

function clear(form: HTMLFormElement, ticket: string) {
  spent.add(ticket);
  const next = hidden(form, "ticket");
  if (next) next.value = fresh();
  share.stop();
  note(form, kindOf(form), "");
  void keepDraft(intOf(form), kindOf(form), "");
  find(".conflict", boxOf(form))?.remove();
  field(form).value = "";
  state("");
  mark(form);
}

// The server said no: the text goes back where it was written, beside the reason.
async function refused({ ticket, int, status, html, body }: News["refused"]) {
  byId(`msg-${ticket}`)?.remove();
  const fields = new URLSearchParams(body);
  const text = fields.get("text") ?? "";
  const kind = fields.get("kind") ?? "reply";
  await keepDraft(int, kind, text);
  if (opened() !== int) return sorry(`INT-${int}: ${said("failed")}`);
  const drawn = [409, 422].includes(status) ? await put(html, { force: true }) : [];
  const form = find<HTMLFormElement>("form[data-composer]");
  if (!drawn.length) sorry(html);
  if (!form) return;
  form.dataset["do"] = fields.get("do") ?? "send";
  note(form, kind, text);
  if (kindOf(form) === kind && !field(form).value.trim()) field(form).value = text;
  mark(form);
  const reason = find(".conflict, [data-focus]", boxOf(form)) ?? field(form);
  if (!reason.matches("textarea")) reason.tabIndex = -1;
  reason.focus();
  reason.scrollIntoView({ block: "nearest" });
}

const seen = new WeakMap<HTMLFormElement, Set<string>>();
const incoming = () => [...document.querySelectorAll("#thread > .msg:not([data-state=sending])")].map((message) => message.id);
const remember = (form: HTMLFormElement) => seen.set(form, new Set(incoming()));

// Somebody else's words came while this is being written.
function notice(form: HTMLFormElement) {
  const newer = incoming().filter((id) => !seen.get(form)?.has(id));
  find(".newer", boxOf(form))?.remove();
  if (!boxOf(form).hasAttribute("data-dirty")) remember(form);
  else if (newer.length) form.before(strip(form, newer));
}

function strip(form: HTMLFormElement, newer: string[]): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn newer";
  button.textContent = said("newer", { n: newer.length });
  button.onclick = () => {
    const base = hidden(form, "base_seq");
    if (base) base.value = byId("view")?.dataset["seq"] ?? base.value;
    remember(form);
    button.remove();
    byId(newer[0] ?? "")?.scrollIntoView({ block: "center" });
    field(form).focus();
  };
  return button;
}

// Ctrl+Enter sends what is on the side that is shown; a note has no closing.
function press(close: boolean): boolean {
  const form = find<HTMLFormElement>("form[data-composer]");
  if (!form?.contains(document.activeElement)) return form !== null;
  const buttons = [...form.querySelectorAll<HTMLButtonElement>("button[name=do]")].filter(isSeen);
  const button = buttons.find((one) => one.value === (close ? "close" : "send")) ?? buttons[0];
  form.requestSubmit(button ?? null);
  return true;
}

offer("send", () => press(false));
offer("send-close", () => press(true));
listen("sent", ({ int, closed }) => void (closed && tell("done", { int })));
listen("refused", (what) => void refused(what));
