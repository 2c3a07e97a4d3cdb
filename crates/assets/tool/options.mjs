// How esbuild bundles our scripts: modules for today's browsers, parts of first use in files of their own.
import path from "node:path";

export function options(modules) {
  return {
    bundle: true,
    write: false,
    format: "esm",
    splitting: true,
    minify: true,
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    logLevel: "silent",
    alias: { "htmx.org": path.join(modules, "htmx.org/dist/htmx.esm.min.js") },
  };
}
