// The confusion matrix of the last test: true digits in rows, answers in columns, a number in every cell.
import { useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import { useElementSize } from "../../ui/useElementSize";
import { useChartSaves } from "../export/useChartSaves";
import { EmptyNote, Panel } from "../Panel";
import { useHeld } from "../plotStore";
import { ConfusionMatrix } from "./ConfusionMatrix";

export function ConfusionView() {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const classes = useDocumentStore((state) => state.document.readout?.classes ?? 0);
  const cells = useHeld("confusion", useRunStore(useShallow((state) => state.status.confusion)));
  const { accuracy: last, count: tested } =
    useHeld(
      "confusion",
      useRunStore((state) => state.status.heldOut.at(-1)),
    ) ?? {};
  const complete = classes > 0 && cells.length === classes * classes;
  const answered = cells.reduce((sum, n) => sum + n, 0);
  const missing = (tested ?? answered) - answered;
  useChartSaves("confusion", frame, "confusion", () => ({
    header: ["true digit", ...Array.from({ length: classes }, (_, answer) => `answered ${answer} (digits)`)],
    rows: Array.from({ length: complete ? classes : 0 }, (_, truth) => [
      truth,
      ...cells.slice(truth * classes, (truth + 1) * classes),
    ]),
  }));
  return (
    <Panel
      title={copy.plots.confusion}
      subtitle={tested && complete ? copy.plots.heldOut(tested) : ""}
      aside={missing > 0 && complete && <span className="text-sm">{copy.plots.noAnswer(missing)}</span>}
      tools={{ plot: "confusion", saves: ["png", "svg", "csv"] }}
    >
      <div ref={frame} data-testid="confusion" data-total={answered} className="absolute inset-0">
        {!complete ? (
          <EmptyNote text={copy.plots.confusionEmpty} />
        ) : (
          size.width > 0 && (
            <ConfusionMatrix size={size} cells={cells} classes={classes} accuracy={last ?? 0} />
          )
        )}
      </div>
    </Panel>
  );
}
