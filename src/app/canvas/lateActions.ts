// The actions of the canvas, for what is on the page before it: they come with the canvas, moments later.
let arriving: Promise<unknown> | null = null;

/** @throws {TypeError} if their code does not arrive */
export function actions() {
  const late = import("./actions");
  const settled: Promise<unknown> = late
    .catch(() => {})
    .then(() => {
      if (arriving === settled) arriving = null;
    });
  arriving = settled;
  return late;
}

/** Does this at once, or after the actions that were asked for and are still on their way: all keep their order. */
export function inTurn(act: () => void): void {
  if (arriving) void arriving.then(() => inTurn(act));
  else act();
}
