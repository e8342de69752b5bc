// Whether this is Node. Its modules are asked for by name at run time, so that bundlers for pages pass over them.

/** Whether this runs in Node (20.16 or newer), and not in a page. */
export function isNode(): boolean {
  return typeof globalThis.process?.getBuiltinModule === "function";
}

/**
 * A package that may be installed. Its name comes as an argument: where it can be read off, bundlers for pages ask for it.
 * @throws if it is not installed
 */
export function importPackage(name: string): Promise<unknown> {
  return import(/* @vite-ignore */ /* webpackIgnore: true */ name);
}
