// Listens to the keyboard and runs commands. Keys typed into a field are text, except those with Control and Esc.
import { commands, inScope, run } from "./commands";
import { Sequences, isSingle, spell, tableKey } from "./keys";
import { all, find, hear, isField, isSeen } from "./page";

// Keys that lists add to the table: extending the selection, and arrows while the list has the focus.
const IN_LIST: Record<string, string> = {
  J: "extend-next", K: "extend-previous", x: "select", ArrowDown: "next", ArrowUp: "previous", "Control+a": "select-all",
};

const sequences = new Sequences();

export function startKeyboard() {
  hear("keydown", (event) => {
    const spelled = event.defaultPrevented || find("dialog:modal") ? null : spell(event);
    if (!spelled || isText(spelled, event.target)) return;
    if (event.repeat && !/^(j|k|Arrow)/i.test(spelled)) return;
    if (digit(spelled)) return event.preventDefault();
    const heard = sequences.hear(spelled, table(event.target, spelled), event.timeStamp);
    if (heard === "waiting" || (heard && run(heard.command))) event.preventDefault();
  });
}

function isText(spelled: string, target: EventTarget | null): boolean {
  const off = document.body.dataset["keys"] === "off" && isSingle(spelled);
  if (off || !isField(target)) return off;
  return !/^(Control\+(?!a$|z$|c$|v$|x$|y$)|Escape)/.test(spelled);
}

// The keys that mean something here and now. Enter presses what has the focus by itself, so it is none of them. Buttons that
// only this page has are looked for last, since looking costs time.
function table(target: EventTarget | null, spelled: string): Map<string, string> {
  const focused = target instanceof Element && target.closest("[data-list], #list") !== null;
  const keys = new Map<string, string>(focused ? Object.entries(IN_LIST) : []);
  for (const command of commands()) if (command.key && inScope(command)) keys.set(tableKey(command.key), command.id);
  keys.delete("Enter");
  if (!find("[data-pick]")) keys.delete("x");
  if (keys.has(spelled)) return keys;
  for (const element of all("[data-cmd][data-key]").filter(isSeen)) {
    keys.set(tableKey(element.dataset["key"] ?? ""), element.dataset["cmd"] ?? "");
  }
  return keys;
}

function digit(spelled: string): boolean {
  const radio = /^[1-9]$/.test(spelled) && find<HTMLInputElement>(`[data-digit="${spelled}"]`);
  if (radio) radio.click();
  return Boolean(radio);
}
