// What the selected part does now: rates, intervals, variables, weights, and the receptive field of one neuron.
import { sizeOf } from "../../../index";
import { copy } from "../../copy";
import { useDocumentStore } from "../../state/documentStore";
import { useRunStore } from "../../state/runStore";
import type { Selection } from "../../state/uiStore";
import { count, time } from "../../ui/format";
import { Heading, HealthSection } from "../forms/Heading";
import { Fact, Section } from "../forms/Section";
import { binsOf, variationOf } from "./figures";
import { Histogram, short } from "./Histogram";
import { OneNeuron } from "./OneNeuron";
import { lookAt, useActivity } from "./useActivity";
import { usePolled } from "./usePolled";
import { Variables } from "./Variables";
import { WeightsNow } from "./WeightsNow";

export function LiveTab({ selection }: { readonly selection: Selection | null }) {
  const running = useDocumentStore((state) => state.running);
  const readout = running.readout?.population;
  if (selection?.kind === "projection") return <WeightsNow id={selection.id} />;
  const id =
    selection?.kind === "population" ? selection.id : selection?.kind === "readout" ? readout : undefined;
  const population = id === undefined ? undefined : running.populations[id];
  if (id !== undefined && population) {
    return (
      <>
        <Heading name={population.label ?? id} />
        <ActivitySection id={id} />
        {population.kind === "neurons" && (
          <>
            {id === readout && <HealthSection neurons={sizeOf(population)} />}
            <OneNeuron id={id} population={population} />
            <Variables id={id} population={population} />
          </>
        )}
      </>
    );
  }
  return <NetworkActivity />;
}

function ActivitySection({ id }: { readonly id: string }) {
  const activity = useActivity(id);
  if (!activity) return <Section title={copy.inspect.activity} about={copy.inspect.activityNone} />;
  const rates = binsOf(activity.rates);
  const intervals = binsOf(activity.intervals);
  const variation = variationOf(activity.intervals);
  return (
    <>
      <Section title={copy.inspect.activity} about={copy.inspect.activityAbout(time(activity.ms))}>
        <Fact
          label={copy.inspect.rate}
          about={copy.inspect.rateAbout}
          value={`${short(activity.rate)} Hz`}
          testId="live-rate"
        />
        <Fact
          label={copy.inspect.active}
          value={count(activity.active)}
          of={copy.inspector.of(activity.rates.length)}
        />
        {activity.busiest >= 0 && (
          <Fact
            label={copy.inspect.busiest}
            value={`#${activity.busiest}`}
            of={`${short(activity.rates[activity.busiest]!)} Hz`}
          />
        )}
        {rates && activity.spikes > 0 && <Histogram bins={rates} unit="Hz" what={copy.inspect.perNeuron} />}
      </Section>
      <Section title={copy.inspect.isi} about={intervals ? copy.inspect.isiAbout : copy.inspect.isiNone}>
        {intervals && (
          <>
            <Fact label={copy.inspect.isiMean} value={`${short(intervals.mean)} ms`} />
            {variation !== null && (
              <Fact label={copy.inspect.cv} about={copy.inspect.cvAbout} value={variation.toFixed(2)} />
            )}
            <Histogram bins={intervals} unit="ms" what={copy.inspect.isi} />
          </>
        )}
      </Section>
    </>
  );
}

function NetworkActivity() {
  const running = useDocumentStore((state) => state.running);
  const work = useRunStore((state) => state.status.engine?.work ?? null);
  const ids = Object.keys(running.populations);
  const activities = usePolled(() => ids.map(lookAt), `network ${ids.join(" ")}`);
  const spikes = activities?.reduce((sum, one) => sum + (one?.spikes ?? 0), 0) ?? 0;
  const ms = activities?.find(Boolean)?.ms;
  return (
    <>
      <Heading name={running.name} />
      <Section
        title={copy.inspect.activity}
        about={ms === undefined ? copy.inspect.activityNone : copy.inspect.activityAbout(time(ms))}
      >
        {ms !== undefined && <Fact label={copy.inspect.spikesTotal} value={count(spikes)} />}
        {ids.map((id, k) => {
          const activity = activities?.[k];
          const name = running.populations[id]?.label ?? id;
          return activity ? (
            <Fact key={id} label={copy.inspect.perPopulation(name)} value={`${short(activity.rate)} Hz`} />
          ) : null;
        })}
        {work && <p className="mt-1 text-muted text-xs">{copy.engine.work(work.done, work.skipped)}.</p>}
      </Section>
    </>
  );
}
