import assert from "node:assert/strict";
import { test } from "node:test";
import { forget, recall, remember } from "../ts/cache";

const thread = (int: number, at = Date.now()) => ({ int, html: `<p>${int}</p>`, at });

test("forty threads are kept, the oldest goes first", () => {
  forget();
  for (let int = 1; int <= 41; int++) remember(`/${int}`, thread(int));
  assert.equal(recall("/1"), undefined);
  assert.equal(recall("/2")?.int, 2);
  assert.equal(recall("/41")?.int, 41);
});

test("a thread is shown from memory for a minute only", () => {
  forget();
  remember("/7", thread(7, 0));
  assert.equal(recall("/7", 59_000)?.int, 7);
  assert.equal(recall("/7", 61_000), undefined);
});

test("a thread that changed is fetched anew", () => {
  forget();
  remember("/7", thread(7));
  remember("/8", thread(8));
  forget(7);
  assert.equal(recall("/7"), undefined);
  assert.equal(recall("/8")?.int, 8);
});
