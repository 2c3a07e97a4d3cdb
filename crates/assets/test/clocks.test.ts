import assert from "node:assert/strict";
import { test } from "node:test";
import { standing, unit } from "../ts/clocks";

const minutes = (n: number) => n * 60_000;

test("a promise turns soon in its last quarter and late after its time", () => {
  assert.equal(standing(minutes(100), 0, minutes(10)), "ok");
  assert.equal(standing(minutes(100), 0, minutes(80)), "soon");
  assert.equal(standing(minutes(100), 0, minutes(101)), "late");
  assert.equal(standing(minutes(6_000), 0, minutes(5_000)), "ok");
});

test("a time is told in one unit, as the server tells it", () => {
  assert.deepEqual(unit(20_000), { key: "under_minute", n: 0 });
  assert.deepEqual(unit(minutes(18)), { key: "minutes", n: 18 });
  assert.deepEqual(unit(minutes(150)), { key: "hours", n: 2 });
  assert.deepEqual(unit(minutes(47 * 60)), { key: "hours", n: 47 });
  assert.deepEqual(unit(-minutes(73 * 60)), { key: "days", n: 3 });
});
