// What is known of the digits: how many there are of each class, what they look like on average, where they are from.
import { Info } from "lucide-react";
import { Popover } from "radix-ui";
import { useEffect, useState } from "react";
import { copy } from "../copy";
import { messageOf, session } from "../session/client";
import type { DatasetView } from "../session/protocol";
import { count, shape } from "../ui/format";
import { useReturnFocus } from "../ui/useReturnFocus";
import { DigitPicture } from "./DigitPicture";
import { useDigitsStore } from "./digitsStore";
import { FilesButton } from "./FilesButton";

export function DatasetInfo() {
  const open = useDigitsStore((state) => state.info);
  return (
    <Popover.Root open={open} onOpenChange={(info) => useDigitsStore.setState({ info })}>
      <Popover.Trigger
        aria-label={copy.digits.info}
        title={copy.digits.info}
        data-testid="dataset-info"
        className="grid size-7 place-items-center rounded-md text-muted hover:text-text"
      >
        <Info size={15} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="end"
          sideOffset={10}
          collisionPadding={8}
          aria-label={copy.digits.info}
          onCloseAutoFocus={(event) => event.preventDefault()}
          tabIndex={0} // to be scrolled by keyboard
          className="z-30 max-h-[var(--radix-popover-content-available-height)] w-88 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-xl border border-line bg-surface p-4 shadow-2xl"
        >
          <Known />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Known() {
  useReturnFocus();
  const [data, setData] = useState<DatasetView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let over = false;
    const ask = async () => {
      try {
        const known = await session().describeData();
        if (!over) setData(known);
      } catch (error) {
        if (!over) setProblem(messageOf(error));
      }
    };
    void ask();
    return () => {
      over = true;
    };
  }, []);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (!data) return <p className="text-muted">{copy.panel.loading}</p>;
  const sum = (part: "train" | "test") => data.classes.reduce((all, one) => all + one[part], 0);
  return (
    <>
      <h2 className="font-semibold text-[0.9375rem]">{data.name}</h2>
      <p className="mt-0.5 text-muted">
        {copy.digits.infoSizes(sum("train"), sum("test"), shape(data.shape))}{" "}
        {copy.digits.sources[data.source]}
      </p>
      <FilesButton testId="files-info" className="mt-2 sm:hidden" />
      <table className="mt-2 w-full text-right">
        <thead className="text-muted text-xs">
          <tr>
            <th className="text-left font-normal">{copy.digits.class}</th>
            <th className="text-left font-normal">{copy.digits.mean}</th>
            <th className="font-normal">{copy.digits.learn}</th>
            <th className="font-normal">{copy.digits.test}</th>
          </tr>
        </thead>
        <tbody>
          {data.classes.slice(0, MOST_ROWS).map((one) => (
            <tr key={one.name} className="border-line border-t">
              <td className="text-left">{one.name}</td>
              <td className="py-0.5">
                <DigitPicture
                  pixels={one.mean}
                  columns={data.shape[1] ?? one.mean.length}
                  label={copy.digits.meanAlt(one.name)}
                  className="size-7 rounded-sm object-contain"
                />
              </td>
              <td>{count(one.train)}</td>
              <td>{count(one.test)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Classes that are listed: own files may have a thousand. */
const MOST_ROWS = 100;
