// A slider over the canvas that drives the neurons which answer: what it does is seen at once.
import { copy } from "../../copy";
import { apply } from "../../session/edits";
import { withParam } from "../../state/documentEdits";
import { useDocumentStore } from "../../state/documentStore";
import { useGuideStore } from "../../state/guideStore";
import { plain } from "../../ui/format";
import type { Driven } from "./driven";

export function CurrentSlider({ driven }: { readonly driven: Driven }) {
  const { id, label, value, usual, low, high } = driven;
  const put = (next: number) => {
    const { document } = useDocumentStore.getState();
    void apply(withParam(document, { kind: "population", id }, "i_ext", next, usual), `current ${id}`);
  };
  const release = () => useGuideStore.setState({ slid: true });
  return (
    <label className="pointer-events-auto flex items-center gap-2.5">
      <span className="sr-only">{copy.guide.currentLabel(label)}</span>
      <input
        type="range"
        data-testid="current-slider"
        min={low}
        max={high}
        step={(high - low) / 100}
        value={value}
        aria-valuetext={`${plain(value)} pA`}
        onChange={(event) => put(Number(event.target.value))}
        onPointerUp={release}
        onKeyUp={(event) => {
          if (event.key !== "Tab") release();
        }}
        className="h-6 w-36 cursor-grab accent-accent active:cursor-grabbing sm:w-44"
      />
      <output className="w-14 text-left font-mono text-sm text-text">{plain(Math.round(value))} pA</output>
    </label>
  );
}
