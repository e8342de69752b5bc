// The weights of a projection as they are now, and its delays where each synapse has its own.
import { modelsOf } from "../../../index";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { percent, plain, unitLabel } from "../../ui/format";
import { Heading } from "../forms/Heading";
import { Fact, Section } from "../forms/Section";
import { binsOf } from "./figures";
import { Histogram, short } from "./Histogram";
import { ReadHistogram } from "./ReadHistogram";
import { useArray } from "./usePolled";

/** A weight this far below the largest carries nothing. */
const SMALL = 0.01;

export function WeightsNow({ id }: { readonly id: string }) {
  const running = useDocumentStore((state) => state.running);
  const projection = running.projections[id];
  const weights = useArray(`${id}.w`);
  if (!projection) return null;
  const unit = modelsOf(running).synapses[projection.synapse]?.unit ?? "1";
  const bins = weights && binsOf(weights, 48);
  const small = bins ? weights.reduce((n, w) => n + (Math.abs(w) < SMALL * bins.high ? 1 : 0), 0) : 0;
  const words = (value: number) => `${short(value)} ${unitLabel(unit)}`;
  return (
    <>
      <Heading name={`${labelOf(running, projection.from)} → ${labelOf(running, projection.to)}`} />
      {weights === null ? (
        <Section
          title={copy.inspect.weightsNow}
          about={copy.inspect.oneWeight(`${plain(Number(projection.weight))} ${unitLabel(unit)}`.trim())}
        />
      ) : (
        <Section title={copy.inspect.weightsNow}>
          {bins && (
            <>
              <Histogram bins={bins} unit={unit} what={copy.inspect.weightsNow} />
              <Fact label={copy.inspect.mean} value={words(bins.mean)} testId="live-weight-mean" />
              <Fact label={copy.inspect.least} value={words(bins.low)} />
              <Fact label={copy.inspect.most2} value={words(bins.high)} />
              <Fact label={copy.inspect.zero} value={percent(small / bins.n)} />
            </>
          )}
        </Section>
      )}
      {typeof projection.delay === "object" && (
        <Section title={copy.inspect.delaysDrawn} about={copy.inspect.asDrawn}>
          <ReadHistogram array={`${id}.delay`} unit="ms" />
        </Section>
      )}
    </>
  );
}
