import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, rank, score } from "../ts/ranking";

const all = [
  { id: "log", label: "Kirjaa yhteydenotto", near: false },
  { id: "inbox", label: "Siirry: postilaatikko", near: false },
  { id: "close", label: "Sulje käsitelty", near: true },
  { id: "order", label: "Uusi tilaus tästä", near: true },
];
const ids = (typed: string, lately: string[] = []) => rank(all, typed, lately).map((one) => one.id);

test("dots and rings do not matter", () => {
  assert.equal(fold("Åsa Öhman käsi"), "asa ohman kasi");
  assert.deepEqual(ids("kasitelty"), ["close"]);
});

test("words match in any order", () => {
  assert.deepEqual(ids("yhteyd kirj"), ["log"]);
  assert.deepEqual(ids("tilaus uusi"), ["order"]);
});

test("every word must be found", () => {
  assert.deepEqual(ids("uusi auto"), []);
  assert.equal(score("Uusi tilaus", "x"), 0);
});

test("the start of a word is worth more than its inside", () => {
  assert.ok(score("Uusi tilaus", "til") > score("Uusi tilaus", "aus"));
});

test("what works here and what was used lately comes first", () => {
  assert.deepEqual(ids("").slice(0, 2), ["close", "order"]);
  assert.equal(ids("", ["inbox"])[0], "inbox");
});
