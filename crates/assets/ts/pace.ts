// Lets something happen soon, but not more often than is good. Knows no page.

export interface Clock {
  now(): number;
  after(milliseconds: number, act: () => void): void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, act) => void setTimeout(act, milliseconds),
};

// Calls `act` at once on the first wish and then at most once per `gap`; wishes in between become one call.
export function paced(gap: number, act: () => void, clock: Clock = systemClock): () => void {
  let last = -Infinity;
  let waiting = false;
  const run = () => {
    waiting = false;
    last = clock.now();
    act();
  };
  return () => {
    if (waiting) return;
    const left = last + gap - clock.now();
    waiting = true;
    clock.after(Math.max(left, 0), run);
  };
}

// Waits until wishes have stopped for `quiet` milliseconds; `stop` forgets them.
export function settled(quiet: number, act: () => void): (() => void) & { stop(): void } {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  const wish = () => {
    stop();
    timer = window.setTimeout(act, quiet);
  };
  return Object.assign(wish, { stop });
}

// Seconds to wait before trying once more: 1, 2, 4 … 30, each somewhere between half of it and the whole.
export function patience(tries: number, chance = Math.random()): number {
  const whole = Math.min(30, 2 ** Math.min(tries, 5));
  return Math.max(1, whole * (0.5 + chance / 2));
}
