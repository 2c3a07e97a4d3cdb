// node tool/bundle.mjs KEPT OUT – fetches packages into KEPT when needed, then writes the browser's files, their compressed
// forms and a table for Rust (`table.rs`) into OUT.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { fail, home, install } from "./install.mjs";
import { scripts } from "./scripts.mjs";
import { sprite } from "./sprite.mjs";
import { stylesheet } from "./stylesheet.mjs";

const [kept, out] = process.argv.slice(2).map((folder) => path.resolve(folder));
const modules = await install(kept);
const esbuild = createRequire(path.join(modules, "x.js"))("esbuild");
const folder = path.join(out, "files");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const built = await attempt(scripts(esbuild, modules, home));
const assets = [
  ...Object.entries(built.files).map(([name, bytes]) => ({ name: `${name}.js`, hashed: `${name}-${built.hash}.js`, bytes })),
  named("app.css", await stylesheet(esbuild, path.join(home, "css"))),
  named("icons.svg", sprite(modules, path.join(home, "icons.txt"))),
  named("favicon.svg", readFileSync(path.join(home, "brand/favicon.svg"))),
];
for (const asset of assets) write(asset);
writeFileSync(path.join(out, "table.rs"), table(assets, await ownSize()));

// Our own part of the core is measured without the library in it (bytes, gzip).
async function ownSize() {
  const own = await attempt(scripts(esbuild, modules, home, false));
  return gzip(own.files.core).length;
}

async function attempt(build) {
  try {
    return await build;
  } catch (error) {
    return fail(error.message);
  }
}

function named(name, content) {
  const bytes = Buffer.from(content);
  const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return { name, hashed: name.replace(/\.(\w+)$/, `-${digest}.$1`), bytes };
}

function gzip(bytes) {
  return gzipSync(bytes, { level: 9 });
}

function write(asset) {
  const size = constants.BROTLI_PARAM_SIZE_HINT;
  const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [size]: asset.bytes.length };
  asset.brotli = brotliCompressSync(asset.bytes, { params });
  asset.gzip = gzip(asset.bytes);
  writeFileSync(path.join(folder, asset.hashed), asset.bytes);
  writeFileSync(path.join(folder, `${asset.hashed}.br`), asset.brotli);
  writeFileSync(path.join(folder, `${asset.hashed}.gz`), asset.gzip);
}

function table(list, ownSize) {
  const types = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", svg: "image/svg+xml" };
  const rows = list.map((asset) => {
    const file = (end) => `include_bytes!(concat!(env!("OUT_DIR"), "/files/${asset.hashed}${end}"))`;
    const etag = createHash("sha256").update(asset.bytes).digest("hex").slice(0, 16);
    return `    Entry { name: "${asset.name}", path: "${asset.hashed}", url: "/assets/${asset.hashed}", asset: Asset { `
      + `bytes: ${file("")}, brotli: ${file(".br")}, gzip: ${file(".gz")}, `
      + `content_type: "${types[asset.name.split(".").pop()]}", etag: "\\"${etag}\\"" } },`;
  });
  const names = readFileSync(path.join(home, "icons.txt"), "utf8").split(/\s+/).filter(Boolean);
  const icons = names.map((name) => `    ("${name}", "/assets/${list.find((a) => a.name === "icons.svg").hashed}#${name}"),`);
  return `static ENTRIES: &[Entry] = &[\n${rows.join("\n")}\n];\n\nstatic ICONS: &[(&str, &str)] = &[\n${icons.join("\n")}\n];\n`
    + `\n#[cfg(test)]\nstatic OWN_CORE: usize = ${ownSize};\n`;
}
