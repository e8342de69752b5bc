// How a sample is shown: how long, with what rest, when it ends early, and whether it is shown again.
import type { NetworkDocument } from "../../../index";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import { withPresentation } from "../../state/trainingEdits";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { refusalOf } from "./choices";
import { Section } from "./Section";

/** What a sample that ends early, or is shown again, begins with. Diehl & Cook 2015 have 5 spikes and 0.5. */
const UNTIL = { train: 5, test: 5 } as const;
const AGAIN = { below: 5, brighter: 0.5 } as const;
const MOST_AGAIN = 5;
const MOST_MS = 10_000;

const current = () => useDocumentStore.getState().document;
const put = (change: Parameters<typeof withPresentation>[1], gesture?: string) =>
  edit(withPresentation(current(), change), gesture);

export function PresentationSection({ document }: { readonly document: NetworkDocument }) {
  const { presentation, dt, readout } = document;
  if (!presentation) return null;
  const { duration, rest = 0, until, again } = presentation;
  return (
    <Section title={copy.inspect.presentation} edits="restarts">
      <NumberField
        name="duration"
        label={copy.inspector.duration}
        about={copy.inspector.durationAbout}
        unit="ms"
        value={duration}
        min={dt}
        max={MOST_MS}
        onCommit={(next, gesture) => put({ duration: next }, gesture)}
      />
      <NumberField
        name="rest"
        label={copy.inspect.rest}
        about={copy.inspect.restAbout}
        unit="ms"
        value={rest}
        defaultValue={0}
        min={0}
        max={MOST_MS}
        onCommit={(next, gesture) => put({ rest: next > 0 ? next : undefined }, gesture)}
      />
      {(readout || until) && (
        <ChoiceField
          name="until"
          label={copy.inspect.ends}
          value={until ? "spikes" : "time"}
          choices={[
            ["time", copy.inspect.endsChoices.time],
            ["spikes", copy.inspect.endsChoices.spikes],
          ]}
          onChoose={(choice) =>
            void apply(withPresentation(current(), { until: choice === "spikes" ? UNTIL : undefined }))
          }
        />
      )}
      {until &&
        (["train", "test"] as const).map((phase) => (
          <NumberField
            key={phase}
            name={`until_${phase}`}
            label={phase === "train" ? copy.inspect.untilTrain : copy.inspect.untilTest}
            value={until[phase]}
            min={1}
            max={1000}
            whole
            onCommit={(n, gesture) => put({ until: { ...until, [phase]: n } }, gesture)}
          />
        ))}
      <ChoiceField
        name="again"
        label={copy.inspect.again}
        value={again ? "yes" : "no"}
        choices={[
          { name: "no", words: copy.inspect.againChoices.no },
          {
            name: "yes",
            words: copy.inspect.againChoices.yes,
            unfit: again ? null : refusalOf(withPresentation(document, { again: AGAIN })),
          },
        ]}
        onChoose={(choice) =>
          void apply(withPresentation(current(), { again: choice === "yes" ? AGAIN : undefined }))
        }
      />
      {again && (
        <>
          <NumberField
            name="below"
            label={copy.inspect.below}
            value={again.below}
            min={1}
            max={1000}
            whole
            onCommit={(below, gesture) => put({ again: { ...again, below } }, gesture)}
          />
          <NumberField
            name="brighter"
            label={copy.inspect.brighter}
            about={copy.inspect.brighterAbout}
            value={again.brighter}
            min={0}
            max={100}
            onCommit={(brighter, gesture) => put({ again: { ...again, brighter } }, gesture)}
          />
          <NumberField
            name="most"
            label={copy.inspect.most}
            value={again.most ?? MOST_AGAIN}
            defaultValue={MOST_AGAIN}
            min={1}
            max={100}
            whole
            onCommit={(most, gesture) => put({ again: { ...again, most } }, gesture)}
          />
        </>
      )}
    </Section>
  );
}
