// One stream of events for the whole browser: the tab that holds the lock listens to the server and tells the others. Whoever
// leads next goes on from the last number that was heard.
import { me } from "./page";
import { patience } from "./pace";

export interface Heard {
  event: string;
  seq: number;
  data: unknown;
}

const EVENTS = ["changed", "gone", "count", "presence", "toast", "resync"];

let last = 0;
let tell: (heard: Heard) => void = () => {};
let channel: BroadcastChannel | undefined;

// `connected` and `broken` are told like events, in every tab.
export function follow(act: (heard: Heard) => void) {
  last = Number(document.body.dataset["seq"]) || 0;
  tell = (heard) => {
    last = Math.max(last, heard.seq);
    act(heard);
  };
  channel = new BroadcastChannel(`tuki-${me()}`);
  channel.onmessage = (message: MessageEvent<Heard>) => tell(message.data);
  if (!navigator.locks) return lead();
  void navigator.locks.request(`tuki-events-${me()}`, () => {
    lead();
    return new Promise<void>(() => {});
  });
}

function lead(tries = 0) {
  const source = new EventSource(`/events?after=${last}`);
  source.onopen = () => {
    tries = 0;
    share("connected", 0, null);
  };
  source.onerror = () => {
    share("broken", 0, null);
    if (source.readyState === EventSource.CLOSED) setTimeout(lead, patience(tries) * 1_000, tries + 1);
  };
  for (const event of EVENTS) {
    source.addEventListener(event, (message: MessageEvent<string>) => {
      share(event, Number(message.lastEventId) || 0, read(message.data));
    });
  }
}

function share(event: string, seq: number, data: unknown) {
  const heard = { event, seq, data };
  tell(heard);
  channel?.postMessage(heard);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
