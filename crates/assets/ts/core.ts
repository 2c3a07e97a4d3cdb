// The part of the browser code that every page loads. Pages work without it; it makes the desk quick, live and forgiving.
// The story starts here: each line starts a room.
import { startClocks } from "./clocks";
import { startForms } from "./forms";
import { startKeyboard } from "./keyboard";
import { startLater } from "./later";
import { startList } from "./list";
import { startLive } from "./live";
import { startOpen } from "./open";
import { startPresence } from "./presence";
import { startPresses } from "./presses";
import { startToasts } from "./toasts";
import { startUndo } from "./undo";

document.documentElement.classList.add("js");
startPresses();
startToasts();
startUndo();
startForms();
startClocks();
startPresence();
startLater();
startList();
startOpen();
startKeyboard();
startLive();
