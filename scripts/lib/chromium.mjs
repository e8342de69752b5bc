// Finds a Chromium for the tests, or installs one, and the software Vulkan driver that lies beside it.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { ROOT } from "./environment.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const DRIVER = "vk_swiftshader_icd.json";

/**
 * The program of CHROME_PATH, else of the PATH, else Playwright's own.
 *
 * @returns {string | null}
 * @throws if CHROME_PATH names nothing
 */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `CHROME_PATH is ${named}, and there is no such file. Correct it, or unset it to look elsewhere.`,
    );
  }
  const own = createRequire(import.meta.url)("@playwright/test").chromium.executablePath();
  return (
    [...NAMES.map((name) => findOnPath(name)), own].find((program) => program && starts(program)) ?? null
  );
}

/** @returns {Promise<string>} after installing one, if need be */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  for (const [what, ...commands] of ways()) {
    console.log(`Installing Chromium (${what}) ...`);
    if (commands.every(succeeds)) {
      const installed = findChromium();
      if (installed) return installed;
    }
  }
  throw new Error(
    "No Chromium here that starts, and none could be installed. Install Chromium or Google Chrome " +
      "(Debian: `apt-get install chromium` as root) or name one in CHROME_PATH, then run `npm test` again.",
  );
}

/**
 * What Dawn in Node needs to find the software Vulkan driver that comes with Chromium: the driver by name, and its
 * folder for the Vulkan loader beside it. Nothing where the user names a driver, or there is none: then the
 * system's own Vulkan is used.
 */
export function vulkanEnvironment() {
  const chromium = findChromium();
  const driver = chromium && !process.env.VK_DRIVER_FILES ? findSwiftShader(chromium) : null;
  if (!driver) return {};
  const folders = [dirname(driver), process.env.LD_LIBRARY_PATH].filter(Boolean);
  return { VK_DRIVER_FILES: driver, VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: folders.join(delimiter) };
}

/** The driver's description file, for VK_DRIVER_FILES, or null. */
export function findSwiftShader(chromium) {
  // Debian's /usr/bin/chromium is a script; the package knows where the rest is.
  const listed = spawnSync("dpkg", ["-L", "chromium-common"], { encoding: "utf8" }).stdout ?? "";
  const places = [
    join(dirname(realpathSync(chromium)), DRIVER),
    ...listed.split("\n").filter((line) => line.endsWith(DRIVER)),
    join("/usr/lib/chromium", DRIVER),
  ];
  return places.find((place) => existsSync(place)) ?? null;
}

/** @returns {string | null} */
export function findOnPath(name, path = process.env.PATH ?? "") {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const program = join(folder, name);
    try {
      accessSync(program, constants.X_OK);
      return program;
    } catch {
      // not here
    }
  }
  return null;
}

/** Ubuntu's chromium-browser without its snap, or a Chromium without its libraries, is there and does not start. */
function starts(program) {
  if (process.platform === "win32") return existsSync(program); // there --version opens a window
  return spawnSync(program, ["--version"], { timeout: 30_000 }).status === 0;
}

/** Ways to install, the first that works is taken: what it is called, then its commands. */
function ways() {
  const root = process.getuid?.() === 0;
  const playwright = [
    process.execPath,
    join(ROOT, "node_modules", "@playwright", "test", "cli.js"),
    "install",
  ];
  const all = [];
  if (root && isDebian() && findOnPath("apt-get")) {
    all.push(["apt-get install chromium", ["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]]);
  }
  if (root) all.push(["playwright install --with-deps chromium", [...playwright, "--with-deps", "chromium"]]);
  all.push(["playwright install chromium", [...playwright, "chromium"]]);
  return all;
}

/** Debian and what is made from it, but not Ubuntu: there the package only points to a snap. */
function isDebian() {
  if (!existsSync("/etc/os-release")) return false;
  const release = readFileSync("/etc/os-release", "utf8");
  return /^ID(_LIKE)?=.*debian/m.test(release) && !/^ID(_LIKE)?=.*ubuntu/m.test(release);
}

/** Its output is shown only when it fails. */
function succeeds([program, ...args]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: ROOT, encoding: "utf8", env });
  if (status === 0) return true;
  const lines = `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`.trim().split("\n");
  const reason = lines.find((line) => /^E:|\berror\b|failed/i.test(line)) ?? lines.at(-1);
  console.log(`  did not work: ${reason?.trim()}`);
  return false;
}
