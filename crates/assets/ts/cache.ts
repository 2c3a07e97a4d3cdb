// Threads that were fetched before anybody asked for them: at most forty, each for a minute, forgotten when they change.

export interface Thread {
  int: number;
  html: string;
  at: number;
}

const MOST = 40;
const FRESH = 60_000;
const threads = new Map<string, Thread>();

export function remember(url: string, thread: Thread) {
  threads.delete(url);
  threads.set(url, thread);
  for (const oldest of threads.keys()) {
    if (threads.size <= MOST) break;
    threads.delete(oldest);
  }
}

export function recall(url: string, now = Date.now()): Thread | undefined {
  const found = threads.get(url);
  return found && now - found.at < FRESH ? found : undefined;
}

// One interaction, or all of them.
export function forget(int?: number) {
  for (const [url, thread] of threads) if (int === undefined || thread.int === int) threads.delete(url);
}
