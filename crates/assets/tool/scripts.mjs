// Bundles our scripts: `core` for every page, each part of first use in a file of its own that takes what it shares from the
// core instead of a third file, so that a page loads one script. All carry one hash, since they name each other.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

// Parts that `ts/later.ts` imports when they are first needed.
export const PARTS = ["arrivals", "palette", "composer", "combo", "outbox", "paging", "selection", "sign_in"];

export function sourcesHash(home) {
  const hash = createHash("sha256").update(readFileSync(path.join(home, "package-lock.json")));
  for (const name of readdirSync(path.join(home, "ts")).sort()) hash.update(name).update(readFileSync(path.join(home, "ts", name)));
  return hash.digest("hex").slice(0, 12);
}

// Returns name → bytes. With `library` false the swapping library is left out, for measuring.
export async function scripts(esbuild, modules, home, library = true) {
  const hash = sourcesHash(home);
  const ts = path.join(home, "ts");
  const base = {
    bundle: true, write: false, metafile: true, format: "esm", minify: true, target: ["es2022"], charset: "utf8",
    legalComments: "none", logLevel: "silent", absWorkingDir: ts, outdir: "/",
    ...(library ? { alias: { "htmx.org": path.join(modules, "htmx.org/dist/htmx.esm.min.js") } } : { external: ["htmx.org"] }),
  };
  const apart = outside((name, kind) => kind === "dynamic-import" && PARTS.includes(name) && `./${name}-${hash}.js`);
  const plain = await esbuild.build({ ...base, entryPoints: ["core.ts"], plugins: [apart] });
  const inCore = new Set(Object.keys(plain.metafile.inputs).map((file) => path.basename(file, ".ts")));
  const fromCore = outside((name) => (inCore.has(name) ? `${CORE}${name}` : PARTS.includes(name) && `./${name}-${hash}.js`));
  const parts = await esbuild.build({ ...base, entryPoints: PARTS.map((name) => `${name}.ts`), plugins: [fromCore] });
  const texts = parts.outputFiles.map((file) => [path.basename(file.path, ".js"), file.text]);
  const stdin = { contents: wholeCore(texts), resolveDir: ts, sourcefile: "whole.ts", loader: "ts" };
  const core = await esbuild.build({ ...base, stdin, plugins: [apart] });
  const named = texts.map(([name, text]) => [name, Buffer.from(text.replace(/"core:\w+"/g, `"./core-${hash}.js"`))]);
  return { hash, files: Object.fromEntries([["core", Buffer.from(core.outputFiles[0].contents)], ...named]) };
}

const CORE = "core:";

// The core, and out of it everything that the parts take from its modules.
function wholeCore(texts) {
  const taken = new Map();
  for (const [, text] of texts) {
    for (const [, names, module] of text.matchAll(/import\{([^}]*)\}from"core:(\w+)"/g)) {
      const set = taken.get(module) ?? taken.set(module, new Set()).get(module);
      for (const name of names.split(",")) set.add(name.split(" as ")[0]);
    }
  }
  const exports = [...taken].map(([module, names]) => `export { ${[...names].join(", ")} } from "./${module}";`);
  return ['import "./core";', ...exports].join("\n");
}

// Imports for which `place` gives an address stay imports of that address.
function outside(place) {
  return {
    name: "outside",
    setup(build) {
      build.onResolve({ filter: /^\.\// }, ({ path: wanted, kind }) => {
        const address = place(path.basename(wanted), kind);
        return address ? { path: address, external: true } : undefined;
      });
    },
  };
}
