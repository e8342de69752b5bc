// What examples are called: in the command, in links and in the gallery.

/** Of an example's file, in kebab case: mnistRate400.ts is mnist-rate-400. */
export function presetName(path: string): string {
  const name = path.replace(/^.*\/|\.ts$/g, "");
  return name.replaceAll(/([a-z])([A-Z0-9])|(\d)([A-Z])/g, "$1$3-$2$4").toLowerCase();
}
