// What the browser code promises, against a small desk that keeps the pages' contract.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { startSmallDesk, visit } from "./desk.mjs";

let desk;
let page;

beforeEach(async () => {
  desk = await startSmallDesk();
});
afterEach(async () => {
  const troubles = page?.troubles ?? [];
  await desk.stop();
  assert.deepEqual(troubles, []);
});

const focused = () => page.evaluate(() => document.activeElement?.closest("[data-row]")?.id ?? document.activeElement?.id ?? "");
const until = (act, ...args) => page.waitForFunction(act, ...args);
const composer = () => page.locator("#composer-text");
const sent = () => [...desk.accepted.keys()];
async function untilServer(condition) {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, "the server waited in vain");
    await new Promise((done) => setTimeout(done, 20));
  }
}
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

test("j and k move, Enter opens what was fetched before, Back goes back", async () => {
  page = await visit(desk, "/desk/inbox/mine");
  await press("j");
  assert.equal(await focused(), "int-120");
  await press("j", "j", "k");
  assert.equal(await focused(), "int-119");
  await untilServer(() => desk.asked("GET /desk/inbox/mine/119 view prefetch"));
  await press("Enter");
  await until(() => document.querySelector("#view")?.dataset.int === "119");
  assert.equal(new URL(page.url()).pathname, "/desk/inbox/mine/119");
  assert.equal(await focused(), "view-title");
  assert.equal(desk.asked("GET /desk/inbox/mine/119 view  "), 0);
  assert.equal(await page.locator("h1").count(), 1);
  assert.equal(await page.locator("aside#context").count(), 1);
  await press("Escape");
  assert.equal(await focused(), "int-119");
  await press("j", "Enter");
  await until(() => document.querySelector("#view")?.dataset.int === "118");
  await page.goBack();
  await until(() => document.querySelector("#view")?.dataset.int === "119");
});

test("prefetching says nothing of a visit, opening does", async () => {
  page = await visit(desk, "/desk/inbox/mine");
  await press("j");
  await untilServer(() => desk.asked("prefetch") >= 3);
  assert.equal(desk.asked("/presence"), 0);
  await press("Enter");
  await untilServer(() => desk.asked("POST /desk/interactions/120/presence none  level=here") === 1);
});

test("characters that AltGr types reach fields and fire no command", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  const fired = await page.evaluate(() => {
    const keys = ["@", "€", "[", "]", "{", "}", "j", "c", "e", "?", "."];
    const target = document.querySelector("#view-title");
    return keys.filter((key) => {
      const event = new KeyboardEvent("keydown", { key, modifierAltGraph: true, ctrlKey: true, altKey: true, bubbles: true, cancelable: true });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    });
  });
  assert.deepEqual(fired, []);
  await composer().focus();
  await page.keyboard.type("jkec? g i n o @€[]{}");
  assert.equal(await composer().inputValue(), "jkec? g i n o @€[]{}");
  assert.equal(new URL(page.url()).pathname, "/desk/inbox/mine/120");
});

test("single keys can be switched off, the others stay", async () => {
  page = await visit(desk, "/desk/inbox/mine?keys=off");
  await press("j", "c", "?");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  assert.equal(await focused(), "");
  await press("Control+k");
  await page.waitForSelector("#palette[open]");
});

test("two keys in a row go somewhere", async () => {
  page = await visit(desk, "/desk/inbox/mine");
  await press("g", "o");
  await page.waitForURL("**/desk/orders");
});

test("arrivals wait behind a pill while the list is in use, and come at a key", async () => {
  page = await visit(desk, "/desk/inbox/mine");
  await press("j", "j");
  desk.arrive(501);
  desk.arrive(502);
  await until(() => document.querySelector("#arrivals")?.textContent === "2 uutta");
  assert.equal(await page.locator("#int-501").count(), 0);
  assert.equal(await focused(), "int-119");
  await press(".");
  await page.waitForSelector("#int-502");
  assert.deepEqual(await page.$$eval("[data-row]", (rows) => rows.slice(0, 3).map((row) => row.id)), ["int-502", "int-501", "int-120"]);
  assert.equal(await focused(), "int-119");
  assert.equal(await page.locator("[data-count=mine]").textContent(), "7");
});

test("arrivals come by themselves when nobody is in the list, and what has left goes", async () => {
  page = await visit(desk, "/desk/inbox/mine/110");
  desk.threads.delete(119);
  desk.arrive(501);
  await page.waitForSelector("#int-501");
  await page.waitForSelector("#int-119", { state: "detached" });
});

test("a row that has left stays under the focus until it is let go", async () => {
  page = await visit(desk, "/desk/inbox/mine");
  await press("j", "j");
  desk.threads.delete(119);
  desk.change(118);
  await page.waitForSelector("#int-119[data-gone]");
  assert.equal(await focused(), "int-119");
  await page.locator("#view").click();
  await page.waitForSelector("#int-119", { state: "detached" });
});

test("a list of any length keeps at most 250 rows in the page and loses none", async () => {
  await desk.stop();
  desk = await startSmallDesk(10_000);
  page = await visit(desk, "/desk/inbox/mine");
  for (let at = 0; at < 401; at++) await press("j");
  await until(() => document.activeElement?.closest("[data-row]")?.id === "int-9600");
  assert.ok((await page.locator("[data-row]").count()) <= 250);
  assert.equal(await page.locator(".spacer").count(), 1);
  const first = await page.locator("[data-row]").first().getAttribute("id");
  await page.locator("#list").evaluate((list) => list.scrollTo(0, 0));
  await until((id) => document.querySelector("[data-row]").id !== id, first);
  await until(() => document.querySelector("[data-row]").id === "int-10000");
  assert.ok((await page.locator("[data-row]").count()) <= 250);
});

test("a message is drawn at once and taken once", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  desk.slow = 300;
  await press("r");
  await page.keyboard.type("Hei Anssi");
  await press("Control+Enter");
  assert.equal(await page.locator("#thread [data-state=sending]").textContent(), "Hei Anssi");
  assert.equal(await composer().inputValue(), "");
  await page.waitForSelector("#thread [data-state=sending]", { state: "detached" });
  assert.equal(await page.locator("#thread li", { hasText: "Hei Anssi" }).count(), 1);
  assert.equal(sent().length, 1);
});

test("a note is a note and is not sent as a reply", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("w");
  await page.keyboard.type("Vain meille");
  await press("Control+Shift+Enter");
  await untilServer(() => sent().length === 1);
  assert.equal(desk.threads.get(120).messages.at(-1).kind, "note");
  assert.equal(desk.asked("do=close"), 0);
});

test("a text follows to the other side when that is empty, and never mixes with another text", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("w");
  await page.keyboard.type("ajatus");
  await page.locator("[value=reply]").click();
  assert.equal(await composer().inputValue(), "ajatus");
  await page.locator("[value=note]").click();
  await untilServer(() => desk.threads.get(120).draft === "ajatus");
  await composer().fill("");
  await page.locator("[value=reply]").click();
  await composer().fill("asiakkaalle");
  await page.locator("[value=note]").click();
  await composer().fill("vain meille");
  await page.locator("[value=reply]").click();
  assert.equal(await composer().inputValue(), "vain meille");
  await composer().fill("");
  await composer().fill("asiakkaalle");
  await page.reload();
  await until(() => document.querySelector("#composer-text").value === "asiakkaalle");
});

test("typing at once on one side and then on the other sends each word where it belongs", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("w");
  await page.keyboard.type("Soitin jo");
  await press("Control+Enter", "Escape", "r");
  await page.keyboard.type("Hei, korjaamme asian");
  await press("Control+Enter");
  await untilServer(() => sent().length === 2);
  assert.deepEqual(desk.threads.get(120).messages.slice(1).map((m) => [m.kind, m.text]), [["note", "Soitin jo"], ["reply", "Hei, korjaamme asian"]]);
  assert.equal(await composer().inputValue(), "");
});

test("a server that is away gets the message later, once, also after a reload", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  desk.gone = true;
  await press("r");
  await page.keyboard.type("Tämä ei katoa");
  await press("Control+Enter");
  await page.waitForSelector("#outbox:not([hidden])");
  assert.equal(await page.locator("#outbox").textContent(), "1 odottaa lähetystä");
  await page.reload();
  await page.waitForSelector("#outbox:not([hidden])");
  desk.gone = false;
  await page.waitForSelector("#outbox", { state: "hidden" });
  assert.equal(sent().length, 1);
  assert.equal(desk.threads.get(120).messages.filter((m) => m.text === "Tämä ei katoa").length, 1);
});

test("newer words of the customer stop a send, which can then be sent anyway", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  desk.threads.get(120).newest = 9_999;
  await press("r");
  await page.keyboard.type("Vanha vastaus");
  await press("Control+Enter");
  await page.waitForSelector(".conflict:focus");
  assert.equal(await composer().inputValue(), "Vanha vastaus");
  assert.equal(await page.locator("#thread [data-state=sending]").count(), 0);
  await page.locator(".conflict button").click();
  await untilServer(() => sent().length === 1);
  await page.waitForSelector(".conflict", { state: "detached" });
});

test("a refused message comes back with the reason", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("r");
  await page.keyboard.type("kielletty");
  await press("Control+Enter");
  await page.waitForSelector("#toasts :text('Tätä ei voi lähettää.')");
  assert.equal(await composer().inputValue(), "kielletty");
});

test("what changes meanwhile is drawn, but not over what is being typed", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("r");
  await page.keyboard.type("Kesken");
  desk.says(120, "Lisäsin kuvan");
  await page.waitForSelector("#thread :text('Lisäsin kuvan')");
  assert.equal(await composer().inputValue(), "Kesken");
  assert.equal(await focused(), "composer-text");
  await page.locator(".newer").click();
  await page.keyboard.type(" vielä");
  assert.equal(await composer().inputValue(), "Kesken vielä");
  await press("Control+Enter");
  await untilServer(() => sent().length === 1);
});

test("a draft survives a reload at once, and the server has it soon", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("r");
  await page.keyboard.type("Luonnos");
  await until(() => document.querySelector("#draft-state").textContent.startsWith("Luonnos tallennettu"));
  assert.equal(desk.threads.get(120).draft, "Luonnos");
  desk.threads.get(120).draft = "";
  await page.reload();
  await until(() => document.querySelector("#composer-text").value === "Luonnos");
});

test("another interaction inherits nothing of what was typed", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("r");
  await page.keyboard.type("Vain tälle");
  await press("Escape", "j", "Enter");
  await until(() => document.querySelector("#view")?.dataset.int === "119");
  assert.equal(await composer().inputValue(), "");
  await press("Escape", "k", "Enter");
  await until(() => document.querySelector("#composer-text")?.value === "Vain tälle");
});

test("a session that has ended asks for signing in and goes on with what was begun", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  desk.signedOut = true;
  await press("r");
  await page.keyboard.type("Istunto päättyi");
  await press("Control+Enter");
  await page.waitForSelector("#sign-in-again[open]");
  await page.locator("#sign-in-again input[type=password]").fill("salasana");
  await press("Enter");
  await untilServer(() => sent().length === 1);
  assert.equal(await page.locator("dialog[open]").count(), 0);
});

test("a refused form comes back in place and keeps what was typed and where", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("n", "o");
  assert.equal(await focused(), "order-title");
  await press("Enter");
  await page.waitForSelector("#order-error");
  assert.equal(await focused(), "order-title");
  await page.keyboard.type("Kannettava");
  await press("Enter");
  await page.waitForSelector("#panel :text('Tilaus Kannettava tehty')");
});

test("closing opens the next one, and Ctrl+Z takes it back", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("e");
  await until(() => document.querySelector("#view")?.dataset.int === "119");
  assert.equal(await page.locator("#int-120").count(), 0);
  await press("Control+z");
  await until(() => document.querySelector("#view")?.dataset.int === "120");
  assert.equal(new URL(page.url()).pathname, "/desk/inbox/mine/120");
  await page.waitForSelector("#int-120");
});

test("sending and closing is one act with one undo, which brings the text back", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("r");
  await page.keyboard.type("Hoidettu");
  await press("Control+Shift+Enter");
  await until(() => document.querySelector("#view")?.dataset.int === "119");
  await press("Control+z");
  await until(() => document.querySelector("#view")?.dataset.int === "120");
  await until(() => document.querySelector("#composer-text").value === "Hoidettu");
  assert.equal(await page.locator("#thread :text('Hoidettu')").count(), 0);
});

test("tabs of a browser share one stream, and the next tab takes over", async () => {
  page = await visit(desk, "/desk/inbox/mine");
  await untilServer(() => desk.streams.size === 1);
  const other = await visit(desk, "/desk/inbox/mine", page.context());
  desk.arrive(501);
  await other.waitForSelector("#int-501");
  await page.waitForSelector("#int-501", { state: "attached" });
  assert.equal(desk.opened, 1);
  await page.close();
  await untilServer(() => desk.opened === 2);
  desk.arrive(502);
  await other.waitForSelector("#int-502");
  page = other;
});

test("who writes is seen", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await untilServer(() => desk.streams.size === 1);
  desk.tell("presence", { int: 120, who: [{ agent: "a1", name: "Minä", level: "writing" }, { agent: "m", name: "Maija", level: "writing" }] });
  await until(() => document.querySelector("#presence").textContent === "Maija kirjoittaa");
});

test("the palette finds commands in any order of words and what the server finds", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await press("Control+k");
  await page.waitForSelector("#palette[open] [role=option]");
  assert.equal(await page.locator("#palette [role=option]").count(), 5);
  await page.keyboard.type("kasitelty sul");
  await until(() => document.querySelector("#palette [aria-selected=true]")?.textContent.startsWith("Sulje käsitelty"));
  await page.locator("#palette-input").fill("kannettava");
  await page.waitForSelector("#palette [data-href]");
  await press("Enter");
  await page.waitForURL("**/desk/orders");
});

test("a burst of events becomes a few requests", async () => {
  page = await visit(desk, "/desk/inbox/mine/120");
  await untilServer(() => desk.streams.size === 1);
  const [before, start] = [desk.asked("GET /desk/inbox/mine/120 view"), Date.now()];
  for (let at = 0; at < 100; at++) {
    desk.change(120);
    await new Promise((done) => setTimeout(done, 10));
  }
  desk.says(120, "Viimeinen sana");
  await page.waitForSelector("#thread :text('Viimeinen sana')");
  const seconds = (Date.now() - start) / 1_000;
  assert.ok(desk.asked("GET /desk/inbox/mine/120 view") - before <= 4 * seconds + 2);
  assert.ok(desk.asked("GET /desk/inbox/mine list") <= seconds + 2);
});
