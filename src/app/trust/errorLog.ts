// The last things that went wrong, for the diagnostic report. They stay on this page.

export interface LoggedError {
  /** ms after the page opened */
  readonly at: number;
  /** where it was noticed, e.g. "worker" */
  readonly where: string;
  readonly text: string;
}

const MOST = 20;
const MOST_CHARACTERS = 1500;

let errors: readonly LoggedError[] = [];

export function logError(where: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const entry = { at: Math.round(performance.now()), where, text: text.slice(0, MOST_CHARACTERS) };
  errors = [...errors, entry].slice(-MOST);
}

/** Oldest first. */
export function loggedErrors(): readonly LoggedError[] {
  return errors;
}
