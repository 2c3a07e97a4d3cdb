// Takes the last thing back: `Ctrl+Z` outside fields, or the button of a toast or of a message that is still held.
import { offer } from "./commands";
import { all } from "./page";

export function startUndo() {
  offer("undo", () => {
    const newest = all<HTMLFormElement>("#toasts form[data-undo]").at(-1) ?? all<HTMLFormElement>("#thread form[data-undo]").at(-1);
    newest?.requestSubmit();
    return newest !== undefined;
  });
}
