import assert from "node:assert/strict";
import { test } from "node:test";
import { Sequences, isSingle, spell, tableKey, type Press } from "../ts/keys";

const press = (key: string, held: Partial<Press> = {}, altGraph = false): Press => ({
  key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false,
  getModifierState: (name) => name === "AltGraph" && altGraph, ...held,
});

test("characters are spelled as they are produced, whatever the layout", () => {
  assert.equal(spell(press("j")), "j");
  assert.equal(spell(press("?", { shiftKey: true })), "?");
  assert.equal(spell(press("J", { shiftKey: true })), "J");
  assert.equal(spell(press("/", { shiftKey: true })), "/");
});

test("what AltGr or Alt types is never a command", () => {
  for (const key of ["@", "€", "[", "]", "{", "}", "$", "\\", "|", "~"]) {
    assert.equal(spell(press(key, { ctrlKey: true, altKey: true }, true)), null);
    assert.equal(spell(press(key, { altKey: true })), null);
    assert.equal(spell(press(key, {}, true)), null);
  }
});

test("dead keys, unfinished characters and modifiers alone are no presses", () => {
  for (const key of ["Dead", "Shift", "Control", "Meta", "AltGraph", "Process"]) assert.equal(spell(press(key)), null);
  assert.equal(spell(press("a", { isComposing: true })), null);
});

test("Control and the command key are the same, and letters with them have no case", () => {
  assert.equal(spell(press("K", { ctrlKey: true })), "Control+k");
  assert.equal(spell(press("k", { metaKey: true })), "Control+k");
  assert.equal(spell(press("Enter", { ctrlKey: true, shiftKey: true })), "Control+Shift+Enter");
  assert.equal(spell(press("Enter", { shiftKey: true })), "Shift+Enter");
});

test("a table key with Shift is the character that Shift makes", () => {
  assert.equal(tableKey("Shift+j"), "J");
  assert.equal(tableKey("Control+Shift+Enter"), "Control+Shift+Enter");
});

test("only single characters can be switched off", () => {
  assert.ok(isSingle("j"));
  assert.ok(isSingle("ö"));
  assert.ok(!isSingle("Enter"));
  assert.ok(!isSingle("Control+k"));
});

const table = new Map([["g i", "inbox"], ["g o", "orders"], ["i", "context"], ["j", "next"]]);

test("two keys in a row make one command", () => {
  const keys = new Sequences();
  assert.equal(keys.hear("g", table, 0), "waiting");
  assert.deepEqual(keys.hear("i", table, 500), { command: "inbox" });
});

test("a second key that comes too late stands alone", () => {
  const keys = new Sequences(1_000);
  keys.hear("g", table, 0);
  assert.deepEqual(keys.hear("i", table, 1_500), { command: "context" });
});

test("a second key that continues nothing stands alone", () => {
  const keys = new Sequences();
  keys.hear("g", table, 0);
  assert.deepEqual(keys.hear("j", table, 10), { command: "next" });
  assert.equal(keys.hear("y", table, 20), null);
});
