// A started demonstration and a browser for the tests of this folder. Everything listens on 127.0.0.1 and ends with the test.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const modules = process.env.TUKI_MODULES ?? path.join(root, "target/assets/node_modules");
const binary = process.env.TUKI_BINARY ?? path.join(root, "target/debug/tuki");
const require = createRequire(path.join(modules, "of-the-tests.js"));
const { chromium } = require("playwright-core");
const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

/** A minute: it only catches hanging. */
const deadline = 60_000;
export const widths = { phone: 390, laptop: 1280, wide: 1600 };

/** Starts `tuki demo` on a free port with data of its own; `stop` ends both by their process ids. */
export async function startDesk() {
  const folder = await mkdtemp(path.join(tmpdir(), "tuki-browser-"));
  const program = spawn(binary, ["demo", "--json", "--listen", "127.0.0.1:0", "--data", path.join(folder, "data")], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = [];
  program.stderr.on("data", (part) => said.push(part.toString()));
  const ready = await firstJsonLine(program).catch((error) => {
    program.kill("SIGKILL");
    throw new Error(`${binary} demo did not become ready: ${error.message}\n${said.join("")}`);
  });
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const stop = async () => {
    await browser.close();
    const ended = new Promise((resolve) => program.once("exit", resolve));
    program.kill("SIGTERM");
    const late = setTimeout(() => program.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
  };
  return { ...ready, browser, stop, log: () => said.join("") };
}

function firstJsonLine(program) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("a minute passed")), deadline);
    program.once("exit", (code) => reject(new Error(`it ended with ${code}`)));
    createInterface({ input: program.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      clearTimeout(late);
      resolve(JSON.parse(line));
    });
  });
}

/** A page of a person who has signed in by the link of a role; `options` go to the browser context. */
export async function signIn(desk, role, options = {}) {
  const context = await desk.browser.newContext({
    locale: "fi-FI",
    viewport: { width: widths.laptop, height: 900 },
    reducedMotion: "reduce", // a colour in the middle of its fade is nobody's colour
    ...options,
  });
  context.setDefaultTimeout(deadline);
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") page.troubles.push(`console: ${message.text()}`);
  });
  await page.goto(desk.sign_in[role]);
  // A link that only a person may use shows a button first.
  const enter = page.locator("form button[type=submit]");
  if (!new URL(page.url()).pathname.startsWith("/desk") && (await enter.count()) > 0) await enter.first().click();
  await page.waitForURL("**/desk**");
  return page;
}

/** What axe finds against WCAG 2.2 AA on the page as it stands now, one line for each place. */
export async function barriers(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    }),
  );
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} – ${node.failureSummary.split("\n").slice(1).join(" ").trim()}`));
}

/** Asks the API as the demonstration's administrator. */
export async function api(desk, method, where, body) {
  const answer = await fetch(`${desk.url.replace(/\/$/, "")}/api/v1${where}`, {
    method,
    headers: { authorization: `Bearer ${desk.token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text };
}
