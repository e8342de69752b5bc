// How the command fails: one line on the terminal, and a number that scripts can tell apart.
import { DataError, EngineError, ModelError } from "../index";

/** What was asked for cannot be: the line says what can. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Ctrl-C: not a fault, but not a result either. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** A preset did not reach what it states: the run went well, and its result is the fault. */
export class NotReached extends Error {
  override readonly name = "NotReached";
}

/**
 * 2: another call is needed; 3: all went well but the result; 130: stopped by the user, as shells have it; 1: the run
 * itself failed.
 */
export function exitCodeOf(error: unknown): 1 | 2 | 3 | 130 {
  if (error instanceof Stopped) return 130;
  if (error instanceof NotReached) return 3;
  if (error instanceof DataError) return error.reason === "missing" ? 2 : 1;
  return error instanceof UsageError || error instanceof ModelError ? 2 : 1;
}

/** One line, whatever was thrown. */
export function lineOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.replaceAll(/\s*\n\s*/g, " ").trim();
  const known = [UsageError, Stopped, NotReached, DataError, EngineError, ModelError].some(
    (kind) => error instanceof kind,
  );
  return known ? line : `unexpected: ${line}. Please report it with the command that you gave.`;
}
