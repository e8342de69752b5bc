// What commands share.
import type { Terminal } from "./terminal";

/** What a command works with besides its options. */
export interface Context {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** the repository, where public/mnist lies */
  readonly root: string;
}
