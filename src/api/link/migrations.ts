// Documents of older versions, brought to the present one step at a time.
import { DOCUMENT_VERSION } from "../../core/document";
import { DataError } from "../../util/errors";

/** From a document of one version to the next; what comes in is parsed JSON and nothing more. */
export type Migration = (json: unknown) => unknown;

/** The k-th takes version `k + 1` to `k + 2`. A fixture of every version is in fixtures/. */
const MIGRATIONS: readonly Migration[] = [];

/**
 * @param file - its name, for errors
 * @throws {DataError} if the version is none, or newer than this Spikeyard
 */
export function migrate(
  file: string,
  json: unknown,
  version: unknown,
  steps: readonly Migration[] = MIGRATIONS,
): unknown {
  if (!Number.isSafeInteger(version) || (version as number) < 1)
    throw new DataError(file, "does not say which version of Spikeyard made it. It is damaged.");
  const newest = steps === MIGRATIONS ? DOCUMENT_VERSION : steps.length + 1;
  if ((version as number) > newest)
    throw new DataError(
      file,
      `was made with a newer version (${version}) than this one reads (${newest}). Reload the page, or update Spikeyard.`,
    );
  return steps.slice((version as number) - 1).reduce((one, step) => step(one), json);
}
