// Selecting rows that have a box for it. Shift+j and Shift+k extend while moving.
import { offer } from "./commands";
import { find } from "./page";
import { current, rows } from "./rows";

const box = (row: HTMLElement | null) => (row ? find<HTMLInputElement>("input[data-pick]", row) : null);

export function start(step: (by: 1 | -1) => Promise<HTMLElement | null>) {
  const extend = async (by: 1 | -1) => {
    pick(current(), true);
    pick(await step(by), true);
  };
  offer("select", () => pick(current()));
  offer("extend-next", () => void extend(1));
  offer("extend-previous", () => void extend(-1));
  offer("select-all", () => rows().forEach((row) => pick(row, true)));
}

function pick(row: HTMLElement | null, on?: boolean) {
  const input = box(row);
  if (input && input.checked !== on) input.click();
}
