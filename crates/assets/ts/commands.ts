// The commands of the page, as the server's table has them: run by palette and keys alike. A command goes somewhere, presses
// the button of the page that carries its id, or is done by a room that has offered it here.
import { all, find, isSeen, written } from "./page";

export interface Command {
  id: string;
  label: string;
  key: string;
  scope: "desk" | "list" | "interaction" | "composer";
  how: "go" | "button" | "browser";
  url: string;
}

let table: Command[] | undefined;
const offered = new Map<string, () => boolean | void>();

export const commands = () => (table ??= written<Command[]>("commands", []));

// A room offers to do a command; `false` says that it did not, so that the page's button is tried.
export const offer = (id: string, act: () => boolean | void) => void offered.set(id, act);

// The commands that have something to work on right now.
export const usable = () => commands().filter((command) => inScope(command) && (command.how !== "button" || button(command.id)));

export function inScope(command: Command): boolean {
  if (command.scope === "list") return find("[data-list]") !== null;
  return command.scope === "desk" || find("#view[data-int]") !== null;
}

export function run(id: string): boolean {
  const own = offered.get(id);
  if (own && own() !== false) return true;
  const command = commands().find((one) => one.id === id);
  if (command?.how === "go") {
    location.assign(command.url);
    return true;
  }
  const found = button(id);
  if (found) press(found);
  return found !== null;
}

// The element that does a command: one that is seen before one that is folded away, an open menu's before the page's.
export function button(id: string): HTMLElement | null {
  const buttons = all(`[data-cmd="${id}"]`).filter((element) => !element.matches(":disabled"));
  return buttons.find((element) => element.closest(":popover-open")) ?? buttons.find(isSeen) ?? buttons[0] ?? null;
}

function press(element: HTMLElement) {
  unfold(element);
  if (element.localName === "form") return find("select, input:not([type=hidden]), textarea", element)?.focus();
  if (element.localName !== "summary") {
    element.click();
    if (element.matches("input[type=radio]")) find("textarea", element.closest("form") ?? document)?.focus();
    return;
  }
  const details = element.parentElement as HTMLDetailsElement;
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  (find("input:not([type=hidden]), select, textarea", details) ?? element).focus();
}

// What is folded away is shown before it is used; `#context` is shown by its own command.
function unfold(element: HTMLElement) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement && element.parentElement !== at) at.open = true;
  }
  if (element.closest("#context") && !isSeen(element)) offered.get("context")?.();
}
