// Every screen that links lead to: no barriers in either theme, nothing wider than the window, no trouble in the console.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, signIn, startDesk } from "./desk.mjs";

/** Where a person goes without being led there by a link. */
const doors = ["/desk", "/desk/log", "/desk/search?q=lasku", "/demo/mail"];
const narrow = [320, 390, 1280];
/** Enough for every kind of screen; it only stops a circle of ever new addresses. */
const most = 120;
let desk;

before(async () => {
  desk = await startDesk();
});
after(async () => {
  await desk?.stop();
});

/** Two addresses of one pattern show the same screen. */
function pattern(address) {
  const [where] = address.split(/[?#]/);
  return where
    .split("/")
    .map((part) => (/^\d+$/.test(part) || /^(?=.*\d)[a-z0-9]{8,}$/i.test(part) ? "{}" : part))
    .join("/");
}

async function linksOf(page) {
  const here = new URL(page.url()).origin;
  const found = await page.$$eval("a[href]:not([download])", (links) => links.map((link) => link.href));
  return found.filter((link) => link.startsWith(here)).map((link) => link.slice(here.length));
}

const isScreen = (address) => /^\/(desk|demo|f\/|accessibility)/.test(address) && !/\/(attachments?|files?|blobs?|raw)\//.test(address);

/** Goes from link to link and calls `look` once on each kind of screen. */
async function walk(page, look) {
  const origin = new URL(page.url()).origin;
  const seen = new Set();
  const waiting = [...doors];
  while (waiting.length > 0 && seen.size < most) {
    const address = waiting.shift();
    if (seen.has(pattern(address))) continue;
    seen.add(pattern(address));
    const answer = await page.goto(origin + address);
    if (!(answer.headers()["content-type"] ?? "").includes("text/html")) continue;
    await look(address, answer.status());
    if (address.endsWith("/styleguide")) continue; // its samples lead nowhere
    waiting.push(...(await linksOf(page)).filter(isScreen));
  }
  return seen;
}

test("every screen can be used by everybody, in both themes and at every width", { timeout: 900_000 }, async () => {
  const page = await signIn(desk, "administrator");
  const wrong = [];
  const seen = await walk(page, async (address, status) => {
    if (status !== 200) wrong.push(`${address} answered ${status}`);
    if ((await page.locator("h1").count()) !== 1) wrong.push(`${address} has not exactly one h1`);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const barrier of await barriers(page)) wrong.push(`${address} (${colorScheme}) ${barrier}`);
    }
    for (const width of narrow) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) wrong.push(`${address} is ${over} px too wide at ${width} px`);
    }
  });
  wrong.push(...page.troubles);
  assert.ok(seen.size >= 15, `only ${seen.size} screens were found: ${[...seen].join(" ")}`);
  assert.equal([...new Set(wrong)].join("\n"), "");
});

test("the doors before sign-in can be used by everybody", { timeout: 300_000 }, async () => {
  const context = await desk.browser.newContext({ locale: "sv-FI", viewport: { width: 390, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const wrong = [];
  for (const address of ["/", "/sign-in", "/forgot", "/accessibility"]) {
    await page.goto(desk.url.replace(/\/$/, "") + address);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const barrier of await barriers(page)) wrong.push(`${address} (${colorScheme}) ${barrier}`);
    }
  }
  assert.equal(wrong.join("\n"), "");
});
