// Fetches the locked packages into the kept folder, once per lock file; one process at a time.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const home = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

// `whole` also fetches what only tests need. Returns the folder of the packages.
export async function install(kept, whole = false) {
  mkdirSync(kept, { recursive: true });
  const wanted = createHash("sha256").update(readFileSync(path.join(home, "package-lock.json"))).digest("hex");
  await alone(path.join(kept, "lock"), () => {
    if (!satisfied(kept, wanted, whole)) fetchAll(kept, wanted, whole);
  });
  return path.join(kept, "node_modules");
}

const stamp = (kept) => path.join(kept, "node_modules", ".tuki");

function satisfied(kept, wanted, whole) {
  if (!existsSync(stamp(kept))) return false;
  const [lock, extent] = readFileSync(stamp(kept), "utf8").split(" ");
  return lock === wanted && (!whole || extent === "whole");
}

function fetchAll(kept, wanted, whole) {
  for (const name of ["package.json", "package-lock.json"]) copyFileSync(path.join(home, name), path.join(kept, name));
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", ...(whole ? [] : ["--omit=dev"])];
  const run = spawnSync("npm", args, { cwd: kept, encoding: "utf8", shell: process.platform === "win32" });
  if (run.error) fail("npm is missing. It comes with Node.js: https://nodejs.org/en/download (Debian: apt-get install npm)");
  if (run.status !== 0) {
    fail(`The browser packages could not be fetched. The first build needs the npm registry (later ones do not):\n${run.stderr}`);
  }
  writeFileSync(stamp(kept), `${wanted} ${whole ? "whole" : "build"}`);
}

// A lock file with the holder's process id; one whose holder is gone, or that is ten minutes old, is taken over.
async function alone(file, act) {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!held(file)) rmSync(file, { force: true });
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  try {
    return act();
  } finally {
    rmSync(file, { force: true });
  }
}

function held(file) {
  try {
    const holder = Number(readFileSync(file, "utf8"));
    if (Date.now() - statSync(file).mtimeMs > 600_000) return false;
    if (!holder) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

export function fail(why) {
  console.error(why);
  process.exit(1);
}
