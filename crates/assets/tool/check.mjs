// node tool/check.mjs types | tests | browser – types of the browser code by the compiler, its pure rooms by Node's own test runner,
// the whole against a small desk in a real browser.
// Packages lie in the target folder, not beside the sources.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { home, install } from "./install.mjs";

const target = process.env.CARGO_TARGET_DIR ?? path.resolve(home, "../../target");
const kept = path.join(target, "assets");
const modules = await install(kept, true);
const run = (program, args) => spawnSync(process.execPath, [program, ...args], { cwd: kept, stdio: "inherit" }).status ?? 1;

const parts = { types, tests, browser };
process.exit(await parts[process.argv[2] ?? "tests"]());

function types() {
  const own = JSON.parse(readFileSync(path.join(home, "tsconfig.json"), "utf8"));
  const compilerOptions = {
    ...own.compilerOptions,
    typeRoots: [path.join(modules, "@types")],
    paths: { "htmx.org": [path.join(modules, "htmx.org/dist/htmx.d.ts")] },
  };
  const include = own.include.map((folder) => path.join(home, folder));
  const file = path.join(kept, "tsconfig.json");
  writeFileSync(file, JSON.stringify({ compilerOptions, include }, null, 1));
  return run(path.join(modules, "typescript/bin/tsc"), ["-p", file]);
}

async function tests() {
  const esbuild = createRequire(path.join(modules, "x.js"))("esbuild");
  const names = readdirSync(path.join(home, "test")).filter((name) => name.endsWith(".test.ts"));
  const outdir = path.join(kept, "tests");
  mkdirSync(outdir, { recursive: true });
  const entryPoints = names.map((name) => path.join(home, "test", name));
  await esbuild.build({ entryPoints, bundle: true, format: "esm", platform: "node", target: "node20", outdir, outExtension: { ".js": ".mjs" } });
  const files = names.map((name) => path.join(outdir, name.replace(/\.ts$/, ".mjs")));
  return spawnSync(process.execPath, ["--test", "--test-reporter=spec", ...files], { cwd: kept, stdio: "inherit" }).status ?? 1;
}

function browser() {
  const files = readdirSync(path.join(home, "test/browser")).filter((name) => name.endsWith(".test.mjs"));
  const args = ["--test", "--test-concurrency=1", "--test-reporter=spec", ...files.map((name) => path.join(home, "test/browser", name))];
  return spawnSync(process.execPath, args, { env: { ...process.env, TUKI_MODULES: modules }, stdio: "inherit" }).status ?? 1;
}
