// Messages on their way: kept in the browser until the server has answered, sent again and again until then. The ticket makes
// the server take each one once. Knows no composer; it is told by the news what became of a message.
import { byId, me, said, wait } from "./page";
import { patience } from "./pace";
import { tell } from "./news";
import { put } from "./swap";
import { ask, type Answer } from "./server";
import { drop, everything, keep } from "./store";

export interface Letter {
  ticket: string;
  me: string;
  int: number;
  url: string;
  // URL-encoded, without the session's token.
  body: string;
}

// Answers that say "not now"; everything else is the server's last word.
const LATER = [408, 425, 429, 500, 502, 503, 504];

// After this long a letter counts as waiting, and a server that does not answer as away (milliseconds).
const SLOW = 3_000;
const HANGS = 30_000;

const waiting = new Map<string, Letter>();

// Kept first, then on its way once `ready` (what was under way before it) is through, for which it waits a second at most.
export async function send(letter: Letter, ready: Promise<unknown>) {
  await keep("outbox", letter.ticket, letter);
  await Promise.race([ready, wait(1_000)]);
  await carry(letter);
}

async function carry(letter: Letter) {
  const slow = setTimeout(late, SLOW, letter);
  for (let tries = 0; ; tries++) {
    const answer = await once(letter);
    if (answer && !LATER.includes(answer.status)) {
      clearTimeout(slow);
      return settle(letter, answer);
    }
    late(letter);
    await later(Math.max(answer?.after ?? 0, patience(tries)));
  }
}

function late(letter: Letter) {
  waiting.set(letter.ticket, letter);
  show();
}

// Two tabs do not send the same letter at once where the browser can prevent it.
function once(letter: Letter): Promise<Answer | null> {
  const body = new URLSearchParams(letter.body);
  const headers = { "Idempotency-Key": letter.ticket };
  const post = () => ask(letter.url, { fragment: "view", body, headers, signal: AbortSignal.timeout(HANGS) }).catch(() => null);
  return navigator.locks ? navigator.locks.request(`tuki-letter-${letter.ticket}`, post) : post();
}

async function settle(letter: Letter, answer: Answer) {
  waiting.delete(letter.ticket);
  show();
  if (answer.status === 401) return void waiting.set(letter.ticket, letter);
  await drop("outbox", letter.ticket);
  if (answer.ok) {
    await put(answer.html);
    tell("sent", { ...letter, closed: new URLSearchParams(letter.body).get("do") === "close" });
  } else {
    tell("refused", { ...letter, status: answer.status, html: answer.html });
  }
}

// Time passes, or the network comes back.
const later = (seconds: number) =>
  new Promise<void>((done) => {
    setTimeout(done, seconds * 1_000);
    addEventListener("online", () => done(), { once: true });
  });

function show() {
  const strip = byId("outbox");
  if (!strip) return;
  strip.hidden = waiting.size === 0;
  strip.textContent = said("outbox", { n: waiting.size });
}

// Letters that an earlier page has left.
export async function resume() {
  for (const letter of await everything<Letter>("outbox")) if (letter.me === me()) void carry(letter);
}
