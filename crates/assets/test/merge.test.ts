import assert from "node:assert/strict";
import { test } from "node:test";
import { plan } from "../ts/merge";

test("new rows come, rows that have left go, the rest keeps the server's order", () => {
  assert.deepEqual(plan(["a", "b", "c"], ["n", "a", "c"], true), { come: ["n"], gone: ["b"], order: ["n", "a", "c"] });
});

test("rows that may stand on the next page by now stay", () => {
  assert.deepEqual(plan(["a", "b", "c", "d"], ["n", "a", "b"], false), { come: ["n"], gone: [], order: ["n", "a", "b", "c", "d"] });
});

test("a whole list that lacks a row has lost it, wherever it stood", () => {
  assert.deepEqual(plan(["a", "b", "c"], ["a"], true), { come: [], gone: ["b", "c"], order: ["a"] });
});

test("nothing in common and more to come loses nothing", () => {
  assert.deepEqual(plan(["a", "b"], ["x", "y"], false), { come: ["x", "y"], gone: [], order: ["x", "y", "a", "b"] });
});

test("every shown row is either ordered or gone", () => {
  const shown = ["a", "b", "c", "d", "e"];
  for (let bits = 0; bits < 32; bits++) {
    const fresh = shown.filter((_, at) => bits & (1 << at));
    for (const whole of [true, false]) {
      const { gone, order } = plan(shown, fresh, whole);
      assert.deepEqual([...gone, ...order].sort(), shown);
    }
  }
});
