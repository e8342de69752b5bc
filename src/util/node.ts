// Whether this is Node. Its modules are asked for by name at run time, so that bundlers for pages pass over them.

/** Whether this runs in Node (20.16 or newer), and not in a page. */
export function isNode(): boolean {
  return typeof globalThis.process?.getBuiltinModule === "function";
}
