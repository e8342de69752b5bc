import type { Callback, EpochRecord } from "./callback";

export interface ProgressOptions {
  /** takes a line for each epoch; the console if absent */
  readonly print?: (line: string) => void;
  /** replaces the line that shows how far the epoch is; that of a terminal, if there is one, if absent */
  readonly show?: ((line: string) => void) | null;
}

/** ms between two pictures of the line. Chosen: looks alive, costs nothing. */
const EVERY_MS = 100;

/** Shows how far training is: a line that moves where a terminal watches, and one that stays for each epoch. */
export function progress({ print = console.log, show = terminalLine() }: ProgressOptions = {}): Callback {
  let drawn = 0;
  let [started, from] = [0, 0];
  return {
    name: "progress",
    onBegin({ model }) {
      drawn = 0;
      [started, from] = [performance.now(), model.samples];
    },
    onBatch({ model, train, epochs, until }) {
      const now = performance.now();
      if (!show || now - drawn < EVERY_MS) return;
      drawn = now;
      const rate = (model.samples - from) / ((now - started) / 1000);
      const epoch = Math.ceil(model.samples / train.count);
      const left = `${formatCount((until - model.samples) / rate)} s left`;
      show(
        `epoch ${epoch}/${epochs}  ${formatCount(model.samples)} samples  ${formatCount(rate)} samples/s  ${left}`,
      );
    },
    onEpoch({ epochs }, record) {
      show?.("");
      print(lineOf(record, epochs));
    },
    onEnd() {
      show?.("");
    },
  };
}

function lineOf(record: EpochRecord, epochs: number): string {
  const { epoch, samples, seconds, samplesPerSecond, accuracy, validation, dead } = record;
  return [
    `epoch ${epoch}/${epochs}`,
    `${formatCount(samples)} samples`,
    `${seconds.toFixed(1)} s`,
    `${formatCount(samplesPerSecond)} samples/s`,
    `accuracy ${percent(accuracy)}`,
    ...(validation === null ? [] : [`validation ${percent(validation)}`]),
    ...(dead > 0 ? [`${dead} dead`] : []),
  ].join("  ");
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const formatCount = (count: number): string => Math.round(count).toLocaleString("en-US");

/** Overwrites the last line of the terminal; null in a page, a pipe or a file. */
function terminalLine(): ((line: string) => void) | null {
  const stream = (globalThis as { process?: { stderr?: Stream } }).process?.stderr;
  if (!stream?.isTTY) return null;
  return (line) => void stream.write(`\r\x1b[K${line.slice(0, stream.columns - 1)}`);
}

/** As much of Node's stream as is used, so that pages need no types of Node. */
interface Stream {
  readonly isTTY?: boolean;
  readonly columns: number;
  write(text: string): unknown;
}
