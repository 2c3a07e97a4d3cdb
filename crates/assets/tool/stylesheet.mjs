// Joins the style files in the order of their names (the first one declares the layers) and minifies the whole.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fail } from "./install.mjs";

export async function stylesheet(esbuild, folder) {
  const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".css")).sort();
  const whole = files.map((name) => readFileSync(path.join(folder, name), "utf8")).join("\n");
  try {
    const result = await esbuild.transform(whole, { loader: "css", minify: true, charset: "utf8", target: "esnext" });
    if (result.warnings.length) fail(`css: ${result.warnings.map((w) => `${w.text} (${w.location?.lineText})`).join("\n")}`);
    return result.code;
  } catch (error) {
    return fail(`css: ${error.message}`);
  }
}
