// A small desk for the browser code alone: a server that keeps the contract of the pages in memory and can be told to be slow,
// gone, strict or newer than the browser thinks. Listens on 127.0.0.1 on a free port.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { home } from "../../tool/install.mjs";
import { scripts } from "../../tool/scripts.mjs";

const modules = process.env.TUKI_MODULES ?? path.resolve(home, "../../target/assets/node_modules");
const require = createRequire(path.join(modules, "of-the-tests.js"));
const { chromium } = require("playwright-core");

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'";
const COMMANDS = [
  ["palette", "Komennot", "Control+k", "desk", "browser"], ["keys", "Näppäimet", "?", "desk", "browser"],
  ["go-orders", "Siirry tilauksiin", "g o", "desk", "go", "/desk/orders"], ["log", "Kirjaa", "c", "desk", "go", "/desk/log"],
  ["next", "Seuraava", "j", "list", "browser"], ["previous", "Edellinen", "k", "list", "browser"],
  ["open", "Avaa", "Enter", "list", "browser"], ["back", "Takaisin", "Escape", "interaction", "browser"],
  ["refresh", "Päivitä", ".", "list", "browser"], ["context", "Tiedot", "i", "interaction", "browser"],
  ["reply", "Vastaa", "r", "interaction", "button"], ["note", "Muistiinpano", "w", "interaction", "button"],
  ["send", "Lähetä", "Control+Enter", "interaction", "button"], ["send-close", "Lähetä ja sulje", "Control+Shift+Enter", "interaction", "button"],
  ["close", "Sulje käsitelty", "e", "interaction", "button"], ["claim", "Ota itselle", "m", "interaction", "button"],
  ["new-order", "Uusi tilaus", "n o", "interaction", "button"], ["undo", "Kumoa", "Control+z", "desk", "browser"],
].map(([id, label, key, scope, how, url = ""]) => ({ id, label, key, scope, how, url }));
const TEXTS = {
  new: "{n} uutta", outbox: "{n} odottaa lähetystä", offline: "Yhteys katkesi {at}", loading: "Ladataan…", failed: "Ei onnistunut.",
  newer: "{n} uudempaa viestiä", saved: "Luonnos tallennettu {at}", who_writes: "{who} kirjoittaa", who_watches: "{who} katsoo",
  no_hits: "Ei osumia", minutes: "{n} min", hours: "{n} t", days: "{n} pv", under_minute: "alle 1 min", arrived: "{n} uutta saapui",
};

const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** Starts the small desk with this many interactions and a browser beside it. */
export async function startSmallDesk(count = 120) {
  const built = await scripts(require("esbuild"), modules, home);
  const desk = {
    seq: 1000, log: [], streams: new Set(), opened: 0, gone: false, slow: 0, signedOut: false, accepted: new Map(), done: new Map(),
    threads: new Map(Array.from({ length: count }, (_, at) => [count - at, thread(count - at)])),
    asked: (what) => desk.log.filter((line) => line.includes(what)).length,
    tell(event, data) {
      for (const stream of desk.streams) stream.write(`event: ${event}\nid: ${desk.seq}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    change(int) {
      desk.seq += 1;
      const one = desk.threads.get(int);
      if (one) one.seq = desk.seq;
      desk.tell("changed", { seq: desk.seq, refs: [`INT-${int}`], kind: "test" });
    },
    arrive(int, text = "Uusi yhteydenotto") {
      desk.threads = new Map([[int, thread(int, text)], ...desk.threads]);
      desk.change(int);
    },
    says(int, text) {
      const one = desk.threads.get(int);
      one.messages.push({ id: `in-${desk.seq + 1}`, kind: "in", text });
      desk.change(int);
      one.newest = one.seq;
    },
  };
  const server = createServer((request, response) => void answer(desk, built, request, response));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const stop = async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return Object.assign(desk, { url: `http://127.0.0.1:${server.address().port}`, browser, stop });
}

/** A page of a person; what goes wrong in it is gathered in `troubles`. */
export async function visit(desk, where, context) {
  const own = context ?? (await desk.browser.newContext({ locale: "fi-FI", viewport: { width: 1600, height: 900 } }));
  own.setDefaultTimeout(30_000);
  const page = await own.newPage();
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|ERR_/.test(message.text())) page.troubles.push(message.text());
  });
  await page.goto(desk.url + where);
  await page.waitForSelector("html.js");
  return page;
}

const thread = (int, text = `Asia numero ${int}`) => ({
  int, seq: 1000, newest: 0, subject: text, draft: "", record: "", messages: [{ id: `in-${int}`, kind: "in", text: `Hei, ${text}` }],
});

async function answer(desk, built, request, response) {
  const url = new URL(request.url, desk.url ?? "http://x");
  const fragment = request.headers["tuki-fragment"];
  const fields = new URLSearchParams(request.method === "POST" ? await body(request) : "");
  desk.log.push(`${request.method} ${url.pathname}${url.search} ${fragment ?? "-"} ${request.headers["tuki-prefetch"] ? "prefetch" : ""} ${fields}`);
  if (desk.gone && request.method === "POST") return response.socket.destroy();
  if (desk.slow) await new Promise((done) => setTimeout(done, desk.slow));
  const say = (html, status = 200, headers = {}) => {
    response.writeHead(status, { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY, "cache-control": "no-store", ...headers });
    response.end(html);
  };
  const script = /^\/assets\/(\w+)-\w+\.js$/.exec(url.pathname)?.[1];
  if (script) return say(built.files[script], 200, { "content-type": "text/javascript" });
  if (url.pathname === "/assets/small.css") return say(STYLE, 200, { "content-type": "text/css" });
  if (url.pathname === "/events") return stream(desk, response);
  if (url.pathname === "/sign-in") return signIn(desk, request, say, built);
  if (desk.signedOut) return say("Kirjaudu", 401);
  if (url.pathname === "/desk/search") return say('<li role="option" data-href="/desk/orders">ORD-88 Kannettava</li>');
  if (request.method === "POST") return act(desk, url, fields, say, response);
  const int = Number(/\/desk\/inbox\/mine\/(\d+)$/.exec(url.pathname)?.[1]);
  if (int && !desk.threads.has(int)) return say("Ei löydy", 404);
  if (fragment === "rows") return say(rows(desk, url.searchParams.get("after"), int));
  if (fragment === "list") return say(list(desk, null, int) + '<hx-partial hx-target="#views"><nav id="views"><a data-count="mine">7</a></nav></hx-partial>');
  if (fragment === "view") return say(pane(desk, int) + aside(desk, int));
  return say(document(desk, built, url, int));
}

function stream(desk, response) {
  desk.opened += 1;
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write(": hello\n\n");
  desk.streams.add(response);
  response.on("close", () => desk.streams.delete(response));
}

function signIn(desk, request, say, built) {
  if (request.method === "POST") {
    desk.signedOut = false;
    return say("", 303, { location: "/desk" });
  }
  say(document(desk, built, new URL("http://x/desk"), 0));
}

function act(desk, url, fields, say, response) {
  const [, int, what] = /\/desk\/interactions\/(\d+)\/(\w+)/.exec(url.pathname) ?? [];
  const one = desk.threads.get(Number(int));
  if (what === "presence") return response.writeHead(204).end();
  if (what === "draft") {
    one.draft = fields.get("text");
    return response.writeHead(204).end();
  }
  if (what === "messages") return message(desk, one, fields, say);
  if (what === "orders" && !fields.get("title")) return say(panel(Number(int), "Otsikko puuttuu"), 422);
  if (what === "orders") one.record = `Tilaus ${fields.get("title")} tehty`;
  desk.change(Number(int));
  if (what === "closure") close(desk, one);
  if (url.pathname.startsWith("/desk/undo/")) return undo(desk, Number(url.pathname.split("/").at(-1)), say);
  return say(panel(Number(int), "", one?.record) + toast("Tehty", `/desk/undo/${int}`));
}

function close(desk, one) {
  desk.threads.delete(one.int);
  desk.done.set(one.int, one);
}

// A closed one is open again; the last answer is in the field again.
function undo(desk, int, say) {
  const one = desk.done.get(int) ?? desk.threads.get(int);
  desk.threads = new Map([[int, one], ...desk.threads]);
  if (one.messages.at(-1).kind === "reply") one.draft = one.messages.pop().text;
  desk.change(int);
  say(pane(desk, int) + aside(desk, int) + said("Kumottu"));
}

const said = (text) => `<hx-partial hx-target="#toasts" hx-swap="beforeend"><div class="toast" data-toast><p>${text}</p></div></hx-partial>`;

function message(desk, one, fields, say) {
  const ticket = fields.get("ticket");
  const stale = Number(fields.get("base_seq")) < one.newest && fields.get("force") !== "1";
  if (stale) return say(pane(desk, one.int, { conflict: true, text: fields.get("text") }), 409);
  if (fields.get("text") === "kielletty") return say("Tätä ei voi lähettää.", 403);
  if (!desk.accepted.has(ticket)) one.messages.push({ id: ticket, kind: fields.get("kind"), text: fields.get("text") });
  desk.accepted.set(ticket, (desk.accepted.get(ticket) ?? 0) + 1);
  one.draft = "";
  const drawn = pane(desk, one.int) + toast("Lähetetty", `/desk/undo/${one.int}`);
  if (fields.get("do") === "close") close(desk, one);
  desk.change(one.int);
  return say(drawn);
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

const toast = (text, undo) => `<hx-partial hx-target="#toasts" hx-swap="beforeend"><div class="toast" role="status" data-toast><p>${text}</p>
  <form method="post" action="${undo}" data-undo><button data-cmd="undo">Kumoa</button></form></div></hx-partial>`;

function rows(desk, after, open) {
  const all = [...desk.threads.keys()];
  const from = after ? all.indexOf(Number(after)) + 1 : 0;
  const page = all.slice(from, from + 50);
  const next = from + 50 < all.length ? page.at(-1) : "";
  const row = (int) => `<li id="int-${int}" class="row" data-row data-href="/desk/inbox/mine/${int}" data-seq="${desk.threads.get(int).seq}"${open === int ? ' aria-current="true"' : ""}>
    <a class="row-link" href="/desk/inbox/mine/${int}">Anssi ${int}</a><span class="row-subject">${escaped(desk.threads.get(int).subject)}</span></li>`;
  return `<ol id="rows" data-list="inbox" data-live="view:mine"${next ? ` data-after="${next}"` : ""}>${page.map(row).join("")}</ol>`;
}

function list(desk, after, open) {
  const html = rows(desk, after, open);
  const next = /data-after="(\d+)"/.exec(html)?.[1];
  const pager = next ? `<nav><a rel="next" data-next href="/desk/inbox/mine?after=${next}">Lisää</a></nav>` : "";
  return `<section id="list" tabindex="-1"><h2 id="list-title">Omat</h2><button id="arrivals" type="button" data-cmd="refresh" hidden></button>${html}${pager}</section>`;
}

function pane(desk, int, { conflict = false, text = "" } = {}) {
  const one = desk.threads.get(int);
  if (!one) return '<section id="view" data-pane class="view-none">Valitse</section>';
  const said = one.messages.map((m) => `<li id="msg-${m.id}" class="msg msg-${m.kind === "in" ? "in" : "out"}"><div>${escaped(m.text)}</div></li>`);
  const newer = conflict ? '<div class="conflict" role="alert">Uudempia viestejä <button class="btn" type="submit" form="composer" name="force" value="1">Lähetä silti</button></div>' : "";
  return `<section id="view" data-pane data-int="${int}" data-seq="${one.seq}"><header id="view-head"><a class="view-back" href="/desk/inbox/mine">Takaisin</a>
    <h1 id="view-title" tabindex="-1">${escaped(one.subject)}</h1><span id="presence"></span></header><ol id="thread">${said.join("")}</ol>
    <div class="composer-box">${newer}<form id="composer" class="composer" method="post" action="/desk/interactions/${int}/messages" data-composer data-draft="int-${int}">
    <input type="hidden" name="csrf" value="t"><input type="hidden" name="ticket" value="s${int}x${one.messages.length}"><input type="hidden" name="base_seq" value="${one.seq}"><input type="hidden" name="force" value="">
    <label><input type="radio" name="kind" value="reply" checked data-cmd="reply" data-key="r">Vastaa</label><label><input type="radio" name="kind" value="note" data-cmd="note" data-key="w">Muistiinpano</label>
    <textarea id="composer-text" name="text" aria-label="Viesti">${escaped(text || one.draft)}</textarea>
    <span class="on-reply"><button data-cmd="send" name="do" value="send">Lähetä</button><button data-cmd="send-close" name="do" value="close">Lähetä ja sulje</button></span>
    <span class="on-note"><button name="do" value="send">Tallenna</button></span><span id="draft-state"></span></form></div>
    <template id="tpl-message"><li class="msg msg-out" data-state="sending"><div data-slot="text"></div></li></template>
    <template id="tpl-note"><li class="msg msg-note" data-state="sending"><div data-slot="text"></div></li></template></section>`;
}

const panel = (int, error = "", record = "") => `<section id="panel" data-int="${int}"><h2>3P</h2><p>${record}</p>
  <details id="new-order"${error ? " open" : ""}><summary data-cmd="new-order" data-key="n o">Tilaus</summary><form method="post" action="/desk/interactions/${int}/orders" data-swap="#panel">
  ${error ? `<p class="error" id="order-error">${error}</p>` : ""}<input id="order-title" name="title" aria-label="Otsikko"><button>Kirjaa</button></form></details>
  <form method="post" action="/desk/interactions/${int}/closure"><button data-cmd="close" data-key="e">Sulje</button></form></section>`;

const aside = (desk, int) => (int ? `<aside id="context" tabindex="-1">${panel(int, "", desk.threads.get(int)?.record)}</aside>` : "");

function document(desk, built, url, int) {
  return `<!doctype html><html lang="fi"><head><meta charset="utf-8"><meta name="csrf" content="t"><title>Omat – Yritys</title>
    <link rel="stylesheet" href="/assets/small.css"><script type="module" src="/assets/core-${built.hash}.js"></script></head>
    <body data-seq="${desk.seq}" data-me="a1" data-keys="${url.searchParams.get("keys") ?? "on"}"><nav id="views"><a data-count="mine">1</a></nav>
    <main id="main"><div id="offline" hidden></div><div id="outbox" hidden></div>${list(desk, url.searchParams.get("after"), int)}${pane(desk, int)}</main>${aside(desk, int)}
    <div id="live" role="status"></div><div id="toasts"></div>
    <dialog id="palette"><input id="palette-input" role="combobox" aria-label="Komennot"><ul id="palette-list" role="listbox"></ul></dialog>
    <dialog id="key-list">Näppäimet</dialog><dialog id="sign-in-again"><form method="post" action="/sign-in" data-sign-in><input type="hidden" name="csrf" value="t"><input type="password" name="password" aria-label="Salasana"><button>Kirjaudu</button></form></dialog>
    <script type="application/json" id="commands">${JSON.stringify(COMMANDS)}</script><script type="application/json" id="texts">${JSON.stringify(TEXTS)}</script></body></html>`;
}

const STYLE = `body{display:grid;grid-template-columns:6rem 1fr 16rem;block-size:100vh;margin:0}main{display:grid;grid-template-columns:20rem 1fr;min-block-size:0}
#list,#view{overflow:auto;min-block-size:0}.row{block-size:60px;display:block}ol{list-style:none;margin:0;padding:0}.composer:has([value=note]:checked) .on-reply,.composer:has([value=reply]:checked) .on-note{display:none}`;
