// One SVG with a symbol per icon of `icons.txt`, taken from the Lucide package (ISC).
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fail } from "./install.mjs";

const LOOK = 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';

export function sprite(modules, list) {
  const names = readFileSync(list, "utf8").split(/\s+/).filter(Boolean);
  const symbols = names.map((name) => `<symbol id="${name}" ${LOOK}>${drawing(modules, name)}</symbol>`);
  return `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence: https://lucide.dev/license -->${symbols.join("")}</svg>`;
}

function drawing(modules, name) {
  const file = path.join(modules, "lucide-static/icons", `${name}.svg`);
  if (!existsSync(file)) fail(`icons.txt asks for the icon "${name}", which the Lucide package does not have.`);
  const inner = readFileSync(file, "utf8").replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "");
  return inner.replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>");
}
