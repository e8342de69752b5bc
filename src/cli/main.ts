// The headless command: `node bin/spikeyard.mjs` calls this with its arguments.
import { readArguments } from "./arguments";
import { bench } from "./bench/bench";
import type { Context } from "./context";
import { exitCodeOf, lineOf } from "./faults";
import { claims, presets, rewardClaims } from "./presets";
import { reproduce } from "./reproduce/reproduce";
import { run } from "./run";
import { openTerminal, quieted } from "./terminal";
import { train } from "./train";
import { usage } from "./usage";

/**
 * Does what the arguments ask for. Ctrl-C stops it after the running batch; pressed twice, at once.
 * @param root - the repository
 * @returns the exit code
 */
export async function main(words: readonly string[], root: string): Promise<number> {
  const stop = new AbortController();
  process.on("SIGINT", () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  });
  process.stdout.on("error", () => process.exit(0)); // the reader of a pipe has gone, as with `| head`
  return perform(words, { terminal: openTerminal(), signal: stop.signal, root });
}

/** The same without a process. */
export async function perform(words: readonly string[], context: Context): Promise<number> {
  try {
    await dispatch(words, context);
    return 0;
  } catch (error) {
    context.terminal.show?.("");
    context.terminal.warn(`spikeyard: ${lineOf(error)}`);
    return exitCodeOf(error);
  }
}

async function dispatch(words: readonly string[], { terminal, ...others }: Context): Promise<void> {
  const request = readArguments(words);
  if (request.command === "help")
    return terminal.print(usage([...presets.keys()], [...claims.keys(), ...rewardClaims.keys()]));
  const context = { terminal: request.json ? quieted(terminal) : terminal, ...others };
  switch (request.command) {
    case "train":
      return train(request, context);
    case "run":
      return run(request, context);
    case "bench":
      return bench(request, context);
    case "reproduce":
      return reproduce(request, context);
  }
}
