// Writes the types of all that the package exports to build/types/: a part of `npm pack`.
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ROOT, run } from "./lib/environment.mjs";

/** A relative address in an import, an export or a type. */
const ADDRESS = /\b(from |import |import\()(["'])(\.{1,2}(?:\/[^"']*)?)\2/g;

/** Whole or not at all. @throws {Error} if the sources have faults in their types */
export async function buildTypes(folder = join(ROOT, "build", "types")) {
  const draft = mkdtempSync(`${folder}-`);
  try {
    const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
    const project = join(ROOT, "tsconfig.types.json");
    const code = await run([process.execPath, tsc, "-p", project, "--outDir", draft]);
    if (code !== 0) throw new Error("the types could not be made: see above.");
    for (const file of filesIn(draft)) {
      const path = join(draft, file);
      writeFileSync(path, withEndings(readFileSync(path, "utf8"), dirname(path)));
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Node finds files by their whole names only: `./lif` becomes `./lif.js`, and a folder its index. */
function withEndings(text, folder) {
  return text.replaceAll(ADDRESS, (whole, word, quote, address) => {
    if (/\.m?js$/.test(address)) return whole;
    const isFile = statSync(join(folder, `${address}.d.ts`), { throwIfNoEntry: false });
    const file = isFile ? `${address}.js` : posix.join(address, "index.js");
    return `${word}${quote}${file.startsWith(".") ? file : `./${file}`}${quote}`;
  });
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".d.ts"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildTypes();
