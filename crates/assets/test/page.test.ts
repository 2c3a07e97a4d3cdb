import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, fresh } from "../ts/page";

test("holes of a text are filled, unknown ones stay", () => {
  assert.equal(fill("{n} uutta, {who}", { n: 3 }), "3 uutta, {who}");
});

test("no two fresh names are the same", () => {
  assert.equal(new Set(Array.from({ length: 1_000 }, fresh)).size, 1_000);
  assert.match(fresh(), /^[0-9a-f]{32}$/);
});
