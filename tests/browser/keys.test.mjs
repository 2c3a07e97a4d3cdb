// Keys: letters typed into fields, with AltGr or without, fire no command; everything works without scripts too.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn, startDesk } from "./desk.mjs";

let desk;

before(async () => {
  desk = await startDesk();
});
after(async () => {
  await desk?.stop();
});

test("what is typed into fields is text and no command", { timeout: 120_000 }, async () => {
  const page = await signIn(desk, "agent");
  await page.goto(`${desk.url}/desk/inbox/all`);
  await page.locator("#rows [data-row] a").first().click();
  await page.locator("#composer textarea[name=text]").waitFor();
  const where = page.url();
  const typed = "cemjkqrwxzgil?./nonpnf";
  await page.locator("#composer textarea[name=text]").fill("");
  await page.locator("#composer textarea[name=text]").pressSequentially(typed);
  assert.equal(await page.locator("#composer textarea[name=text]").inputValue(), typed);
  assert.equal(page.url(), where);
  assert.equal(await page.locator("dialog[open]").count(), 0);
});

test("the signs of AltGr fire no command anywhere", { timeout: 120_000 }, async () => {
  const page = await signIn(desk, "agent");
  await page.goto(`${desk.url}/desk/inbox/all`);
  const where = page.url();
  await page.evaluate(() => {
    for (const key of ["@", "€", "c", "e", "k", "?", "m", "[", "]", "{", "}"]) {
      const options = { key, bubbles: true, cancelable: true, modifierAltGraph: true, ctrlKey: true, altKey: true };
      document.body.dispatchEvent(new KeyboardEvent("keydown", options));
    }
  });
  assert.equal(page.url(), where);
  assert.equal(await page.locator("dialog[open]").count(), 0);
});

test("the palette, the key list and the inbox are reached by keys", { timeout: 120_000 }, async () => {
  const page = await signIn(desk, "agent");
  await page.keyboard.press("Control+k");
  await page.locator("#palette[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#palette:not([open])").waitFor({ state: "attached" });
  await page.keyboard.press("?");
  await page.locator("#key-list[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#key-list:not([open])").waitFor({ state: "attached" });
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.waitForURL("**/desk/inbox**");
  await page.keyboard.press("j");
  assert.ok(await page.evaluate(() => document.activeElement?.closest("[data-row]") !== null));
});

test("without scripts a contact is read, answered and logged", { timeout: 180_000 }, async () => {
  const page = await signIn(desk, "agent", { javaScriptEnabled: false });
  await page.goto(`${desk.url}/desk/inbox/all`);
  await page.locator("#rows [data-row] a").first().click();
  await page.locator("#composer textarea[name=text]").fill("Vastaus ilman skriptejä.");
  await page.locator("#composer [data-cmd=send]").click();
  await page.waitForLoadState();
  assert.ok((await page.content()).includes("Vastaus ilman skriptejä."));
});
