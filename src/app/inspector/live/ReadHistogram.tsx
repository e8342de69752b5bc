// The histogram of an array as it was drawn: beside the fields that say how.
import { copy } from "../../copy";
import { binsOf } from "./figures";
import { Histogram } from "./Histogram";
import { useDrawn } from "./usePolled";

export function ReadHistogram({ array, unit }: { readonly array: string; readonly unit: string }) {
  const values = useDrawn(array);
  const bins = values && binsOf(values);
  return bins ? <Histogram bins={bins} unit={unit} what={copy.inspect.asDrawn} /> : null;
}
