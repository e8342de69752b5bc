// Node's own modules without an import line, so that bundlers for pages pass over them.
import { DataError } from "../../util/errors";
import { isNode } from "../../util/node";

/** @throws {DataError} in a page. @param what - is being read, for the error */
export function nodeModules(what: string) {
  if (!isNode()) {
    throw new DataError(
      what,
      "lies in a folder, which a page cannot read. Give an address or files, or arrays of numbers.",
    );
  }
  const load = globalThis.process.getBuiltinModule;
  return {
    fs: load("node:fs/promises"),
    path: load("node:path"),
    url: load("node:url"),
    zlib: load("node:zlib"),
  };
}
