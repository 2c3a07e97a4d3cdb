// Small things that a press does: opening and closing dialogs, copying, printing, filters that send themselves, the drawer,
// menus by arrow keys.
import { offer } from "./commands";
import { all, byId, closest, find, hear, isField, isSeen, said } from "./page";
import { settled } from "./pace";
import { toast } from "./toasts";

let chosen: HTMLFormElement | null = null;

// Arrow keys walk through the choices, so one waits until the choice stands.
const sendChosen = settled(500, () => chosen?.isConnected && chosen.requestSubmit());

export function startPresses() {
  hear("click", (event) => {
    const opener = closest(event.target, "[data-opens]");
    if (opener) show(opener.dataset["opens"] ?? "");
    closest<HTMLDialogElement>(closest(event.target, "[data-closes]"), "dialog")?.close();
    if (event.target instanceof HTMLDialogElement && isBeside(event, event.target)) event.target.close();
    const copied = closest(event.target, "[data-copy]")?.dataset["copy"];
    if (copied !== undefined) void navigator.clipboard?.writeText(copied).then(() => toast(said("copied"), "ok"));
    if (closest(event.target, "[data-print]")) print();
    if (closest(event.target, "a[data-cmd=context]")) drawer(event);
    const inner = closest<HTMLAnchorElement>(event.target, "a[href^='#panel']");
    if (inner) reveal(event, byId(inner.hash.slice(1)));
  });
  hear("change", (event) => {
    closest<HTMLSelectElement>(event.target, "[data-autosubmit]")?.form?.requestSubmit();
    chosen = closest<HTMLFormElement>(event.target, "[data-autosubmit-form]") ?? chosen;
    if (closest(event.target, "[data-autosubmit-form]")) sendChosen();
  });
  offer("keys", () => show("key-list"));
  offer("context", () => drawer());
  offer("close", () => {
    if (find("[data-cmd=close]")) return false;
    find(".view-close")?.click();
    return true;
  });
  startMenus();
  find("[data-focus]")?.focus();
}

// A press on what lies behind an open dialog.
function isBeside({ clientX: x, clientY: y }: MouseEvent, dialog: HTMLDialogElement): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return dialog.matches(":modal") && (x < left || x > right || y < top || y > bottom);
}

function show(id: string): boolean {
  const dialog = byId<HTMLDialogElement>(id);
  if (dialog && !dialog.open) dialog.showModal();
  return dialog !== null;
}

// The column beside the thread: under 1280 px a drawer, else a place that the focus can go to.
function drawer(event?: Event) {
  const context = byId("context");
  if (!context) return;
  event?.preventDefault();
  const open = !context.classList.contains("open") || (!event && !context.contains(document.activeElement));
  context.classList.toggle("open", open);
  for (const button of all("[aria-controls=context]")) button.ariaExpanded = String(open);
  (open ? context : find("[aria-controls=context]"))?.focus();
}

function reveal(event: Event, target: HTMLElement | null) {
  if (!target) return;
  event.preventDefault();
  if (!isSeen(target)) byId("context")?.classList.add("open");
  target.tabIndex = -1;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

function startMenus() {
  hear("toggle", (event) => {
    const menu = event.target as HTMLElement;
    if (menu.popover && (event as ToggleEvent).newState === "open") items(menu)[0]?.focus();
  }, true);
  hear("keydown", (event) => {
    if (event.key === "Escape" && byId("context")?.classList.contains("open") && !find(":popover-open, dialog:modal")) {
      event.preventDefault();
      return drawer(event);
    }
    const menu = closest(event.target, ":popover-open");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!menu || !by || isField(event.target)) return;
    event.preventDefault();
    const all = items(menu);
    all.at((all.indexOf(document.activeElement as HTMLElement) + by) % all.length)?.focus();
  });
}

const items = (menu: HTMLElement) => all("a[href], button, input:not([type=hidden]), select", menu).filter(isSeen);
