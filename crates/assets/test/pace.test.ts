import assert from "node:assert/strict";
import { test } from "node:test";
import { paced, patience, type Clock } from "../ts/pace";

class Hand implements Clock {
  time = 0;
  #due: { at: number; act: () => void }[] = [];
  now = () => this.time;
  after = (milliseconds: number, act: () => void) => void this.#due.push({ at: this.time + milliseconds, act });
  go(to: number) {
    for (;;) {
      const next = this.#due.filter((one) => one.at <= to).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((one) => one !== next);
      this.time = next.at;
      next.act();
    }
    this.time = to;
  }
}

test("a hundred wishes within a second become at most four calls and one that catches up", () => {
  const hand = new Hand();
  let calls = 0;
  const wish = paced(250, () => calls++, hand);
  for (let at = 0; at < 1_000; at += 10) {
    hand.go(at);
    wish();
  }
  hand.go(2_000);
  assert.ok(calls >= 4 && calls <= 5, `${calls} calls`);
});

test("the first wish is fulfilled at once and the last one is never lost", () => {
  const hand = new Hand();
  const calls: number[] = [];
  const wish = paced(250, () => calls.push(hand.time), hand);
  wish();
  hand.go(0);
  hand.go(10);
  wish();
  hand.go(1_000);
  assert.deepEqual(calls, [0, 250]);
});

test("patience grows from one second to thirty and never beyond", () => {
  assert.equal(patience(0, 1), 1);
  assert.equal(patience(1, 1), 2);
  assert.equal(patience(3, 0), 4);
  assert.equal(patience(20, 1), 30);
  for (let tries = 0; tries < 40; tries++) assert.ok(patience(tries) >= 1 && patience(tries) <= 30);
});
