// The main road in two browsers: a customer writes, an agent sees it appear, answers, makes records, closes; by keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api, signIn, startDesk } from "./desk.mjs";

let desk;

before(async () => {
  desk = await startDesk();
});
after(async () => {
  await desk?.stop();
});

/** A customer's mail comes to the first mailbox; answers the number of its interaction. */
async function mail(subject, text, from = "Milla Kettunen <milla.kettunen@example.fi>") {
  const boxes = await api(desk, "GET", "/mailboxes");
  const box = boxes.body.items[0];
  const message = [
    `From: ${from}`,
    `To: ${box.address ?? "tuki@example.fi"}`,
    `Subject: ${subject}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${Date.now()}.${Math.round(performance.now() * 1000)}@example.fi>`,
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    text,
    "",
  ].join("\r\n");
  const answer = await fetch(`${desk.url.replace(/\/$/, "")}/api/v1/mailboxes/${box.key ?? box.ref}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${desk.token}`, "content-type": "message/rfc822" },
    body: message,
  });
  const kept = await answer.json();
  assert.ok(answer.status < 300, `the mail was not taken: ${answer.status} ${JSON.stringify(kept)}`);
  return arrived(kept.key);
}

/** Waits until a kept message has become part of an interaction. */
async function arrived(key) {
  for (;;) {
    const { body } = await api(desk, "GET", `/inbound/${key}`);
    if (body.interaction) return Number(body.interaction.replace(/\D/g, ""));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const interaction = (number) => api(desk, "GET", `/interactions/INT-${number}`).then((answer) => answer.body);

// proves: R149
test("a mail appears without a reload, and everybody sees who takes it", { timeout: 180_000 }, async () => {
  const [one, other] = [await signIn(desk, "agent"), await signIn(desk, "lead")];
  await one.goto(`${desk.url}/desk/inbox/all`);
  await other.goto(`${desk.url}/desk/inbox/all`);
  const number = await mail("Lasku ei aukea", "Hei, en saa laskua auki verkkopalvelussa.");
  for (const page of [one, other]) {
    const row = page.locator(`#int-${number}`);
    await Promise.race([row.waitFor({ state: "attached" }), page.locator("#arrivals").waitFor({ state: "visible" })]);
    if ((await row.count()) === 0) await page.locator("#arrivals").click();
    await row.waitFor();
  }
  await one.goto(`${desk.url}/desk/inbox/all/${number}`);
  await one.keyboard.press("m");
  await one.waitForFunction(() => document.querySelector("#view [data-cmd=claim]") === null);
  assert.ok((await interaction(number)).owner, "nobody owns it");
  await other.goto(`${desk.url}/desk/inbox/all/${number}`);
  const owner = (await interaction(number)).owner;
  await other.getByText(owner.name ?? owner, { exact: false }).first().waitFor();
});

// proves: R014, R018
test("one contact is answered, gives rise to three records and is closed by keyboard alone", { timeout: 180_000 }, async () => {
  const page = await signIn(desk, "agent");
  const number = await mail("Tilaus, pulma ja kiitos", "Haluan laajentaa palvelun, lasku ei aukea ja chat on mainio.");
  await page.goto(`${desk.url}/desk/inbox/all/${number}`);
  await page.keyboard.press("m");
  for (const [keys, title] of [
    ["o", "Laajennus"],
    ["p", "Lasku ei aukea"],
    ["f", "Chat on mainio"],
  ]) {
    const kind = { o: "order", p: "issue", f: "feedback" }[keys];
    await page.waitForLoadState();
    await page.keyboard.press("n");
    await page.keyboard.press(keys);
    const form = page.locator(`#new-${kind}`);
    await form.locator("[name=title]").fill(title);
    const text = form.locator("[name=text]");
    if ((await text.count()) > 0) await text.fill(title);
    await form.locator("[name=title]").press("Enter");
    await page.locator("#panel").getByText(title).first().waitFor();
  }
  await page.locator("#view-title").focus();
  await page.keyboard.press("r");
  await page.locator("#composer textarea[name=text]").fill("Hei Milla, laajennus on tilattu ja lasku korjattu.");
  await page.keyboard.press("Control+Shift+Enter");
  for (;;) {
    const now = await interaction(number);
    if (now.state === "closed") {
      assert.ok(now.marks.length >= 3, `marks: ${JSON.stringify(now.marks)}`);
      assert.ok(now.actions.length >= 1);
      break;
    }
    await page.waitForTimeout(50);
  }
});

test("a second answer to what somebody has just answered is held up", { timeout: 180_000 }, async () => {
  const number = await mail("Kuka vastaa", "Hei, kysyisin tilauksestani.");
  const [one, other] = [await signIn(desk, "agent"), await signIn(desk, "lead")];
  for (const page of [one, other]) await page.goto(`${desk.url}/desk/inbox/all/${number}`);
  await one.locator("#composer textarea[name=text]").fill("Ensimmäinen vastaus.");
  await other.locator("#composer textarea[name=text]").fill("Toinen vastaus.");
  await one.locator("#composer [data-cmd=send]").click();
  await one.locator("#thread").getByText("Ensimmäinen vastaus.").first().waitFor();
  await other.locator("#composer [data-cmd=send]").click();
  await other.locator(".conflict").waitFor();
  const sent = JSON.stringify(await interaction(number));
  assert.ok(!sent.includes("Toinen vastaus."), "the second answer went out unseen");
  assert.equal(await other.locator("#composer textarea[name=text]").inputValue(), "Toinen vastaus.");
});

// proves: R016
test("an attempt that nobody answered is logged by keyboard", { timeout: 120_000 }, async () => {
  const page = await signIn(desk, "agent");
  await page.keyboard.press("c");
  await page.waitForURL("**/desk/log**");
  await page.locator("main [name=outcome]").first().waitFor({ state: "attached" });
  await page.locator("main [name=channel][value=phone]").check({ force: true });
  await page.locator("main [name=outcome][value=abandoned]").check({ force: true });
  await page.locator("main textarea[name=text]").fill("Soitti, ei ehditty vastata.");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/desk\/inbox\/[^/]+\/\d+$/);
  assert.equal((await interaction(Number(page.url().split("/").pop()))).state, "missed");
});
