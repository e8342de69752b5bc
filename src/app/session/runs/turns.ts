// The engine does one thing at a time: whoever needs it waits for the turn.

let turn: Promise<unknown> = Promise.resolve();

/** Begins when all that came before is done, however that ended. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work, work);
  turn = result.catch(() => {});
  return result;
}

/** The engine until it is given back: for what uses it again and again, and lets others in between. */
export function take(): Promise<() => void> {
  return new Promise((taken) => void inTurn(() => new Promise<void>((giveBack) => taken(giveBack))));
}
