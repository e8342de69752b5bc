// How a network acts: its environment, what it sees of it, whose spikes decide, and what dopamine tells.
import {
  type AgentPlan,
  codes,
  environments,
  type NetworkDocument,
  type Params,
  SIGNALS,
} from "../../../index";
import { labelOf } from "../../canvas/flowModel";
import { copy } from "../../copy";
import { apply, edit } from "../../session/edits";
import { useDocumentStore } from "../../state/documentStore";
import {
  type AgentModelPart,
  partOf,
  withAgent,
  withCritic,
  withPart,
  withPartParam,
} from "../../state/edits/agent";
import { splitAbout } from "../../ui/format";
import { ChoiceField } from "../fields/ChoiceField";
import { NumberField } from "../fields/NumberField";
import { choicesOf, modelWords, refusalOf } from "./choices";
import { Section } from "./Section";

const words = copy.agents.form;
const MOST_MS = 1000;
const MOST_EPISODES = 1_000_000;
const current = () => useDocumentStore.getState().document;
const change = (next: Partial<AgentPlan>, gesture?: string) => edit(withAgent(current(), next), gesture);

interface Known {
  readonly about: string;
  readonly source: string;
  readonly params: Params;
}

export function AgentSections({ document }: { readonly document: NetworkDocument }) {
  const { agent } = document;
  if (!agent) return null;
  const { decision, act, episodes } = agent;
  const time = (phase: keyof AgentPlan["decision"], label: string, about: string) => (
    <NumberField
      name={phase}
      label={label}
      about={about}
      unit="ms"
      value={decision[phase]}
      min={phase === "rest" ? 0 : document.dt}
      max={MOST_MS}
      slider={false}
      onCommit={(ms, gesture) => change({ decision: { ...current().agent!.decision, [phase]: ms } }, gesture)}
    />
  );
  return (
    <>
      <ModelSection
        document={document}
        part="environment"
        title={words.world}
        label={words.which}
        known={environments}
      />
      <ModelSection
        document={document}
        part="code"
        title={words.observation}
        label={words.observe}
        known={codes}
      >
        <p className="text-muted text-xs">
          {words.input} {labelOf(document, agent.observe.input)}
        </p>
      </ModelSection>
      <Section title={words.decision} edits="restarts">
        <ChoiceField
          name="act-by"
          label={words.act}
          value={act.by}
          choices={choicesOf(
            ["first_spike", "count", "vector"] as const,
            (by) => words.acts[by],
            (by) => withAgent(document, { act: { ...act, by } }),
          )}
          onChoose={(by) => void apply(withAgent(current(), { act: { ...current().agent!.act, by } }))}
        />
        <PopulationChoice
          document={document}
          name="act-population"
          label={words.actors}
          value={act.population}
          make={(population) => withAgent(current(), { act: { ...current().agent!.act, population } })}
        />
        <NumberField
          name="epsilon"
          label={words.epsilon}
          value={act.epsilon ?? 0}
          defaultValue={0}
          min={0}
          max={1}
          onCommit={(epsilon, gesture) => {
            const { epsilon: _, ...others } = current().agent!.act;
            return change({ act: epsilon > 0 ? { ...others, epsilon } : others }, gesture);
          }}
        />
      </Section>
      <ModelSection
        document={document}
        part="reward"
        title={words.dopamine}
        label={words.signal}
        known={SIGNALS}
      />
      <CriticSection document={document} />
      <Section title={words.times} edits="restarts">
        {time("think", words.think, words.thinkAbout)}
        {time("act", words.doing, words.doingAbout)}
        {time("rest", words.rest, words.restAbout)}
        <NumberField
          name="episodes"
          label={words.episodes}
          about={words.episodesAbout}
          value={episodes}
          min={1}
          max={MOST_EPISODES}
          whole
          slider={false}
          onCommit={(next) => change({ episodes: next })}
        />
      </Section>
    </>
  );
}

interface ModelSectionProps {
  readonly document: NetworkDocument;
  readonly part: AgentModelPart;
  readonly title: string;
  readonly label: string;
  readonly known: Readonly<Record<string, Known>>;
  readonly children?: React.ReactNode;
}

/** Which model a part is, and its parameters. */
function ModelSection({ document, part, title, label: choice, known, children }: ModelSectionProps) {
  const use = partOf(document.agent!, part);
  const model = use && known[use.name];
  return (
    <Section title={title} edits="restarts" {...(model ? { about: splitAbout(model.about).name } : {})}>
      <ChoiceField
        name={part}
        label={choice}
        value={use?.name ?? ""}
        choices={choicesOf(
          Object.keys(known),
          (name) => modelWords({ name, about: known[name]!.about }),
          (name) => withPart(document, part, name === use?.name ? use : { name }),
        )}
        onChoose={(name) => void apply(withPart(current(), part, { name }))}
      />
      {children}
      {model &&
        Object.entries(model.params).map(([name, param]) => {
          const { name: label, more } = aboutOf(name, param.about);
          return (
            <NumberField
              key={`${use.name} ${name}`}
              name={name}
              label={label}
              about={more}
              symbol={name}
              unit={param.unit}
              value={use.params?.[name] ?? param.value}
              defaultValue={param.value}
              min={param.min}
              max={param.max}
              slider={false}
              onCommit={async (value, gesture) => {
                const make = () => withPartParam(current(), part, name, value, param.value);
                return refusalOf(make) ?? edit(make(), gesture);
              }}
            />
          );
        })}
    </Section>
  );
}

/** What is said of a parameter; "1: with walls" says its values, not its name. */
function aboutOf(name: string, about: string): { readonly name: string; readonly more: string } {
  return /^\d/.test(about) ? { name, more: about } : splitAbout(about);
}

/** What a critic begins with: one spike of each of its neurons is worth a reward of 1. */
const WORTH = 1;

function CriticSection({ document }: { readonly document: NetworkDocument }) {
  const { critic } = document.agent!;
  const neurons = neuronsOf(document);
  return (
    <Section title={words.critic} edits="restarts">
      <ChoiceField
        name="critic"
        label={words.expects}
        value={critic?.population ?? ""}
        choices={choicesOf(
          ["", ...neurons],
          (id) => (id === "" ? words.noCritic : labelOf(document, id)),
          (id) => withCritic(document, id === "" ? null : { worth: WORTH, ...critic, population: id }),
        )}
        onChoose={(id) => {
          const before = current().agent?.critic;
          void apply(withCritic(current(), id === "" ? null : { worth: WORTH, ...before, population: id }));
        }}
      />
      {critic && (
        <NumberField
          name="worth"
          label={words.worth}
          about={words.worthAbout}
          value={critic.worth}
          min={-1e6}
          max={1e6}
          slider={false}
          onCommit={(worth, gesture) => edit(withCritic(current(), { ...critic, worth }), gesture)}
        />
      )}
      {critic && (
        <NumberField
          name="silence"
          label={words.silence}
          value={critic.silence ?? 0}
          defaultValue={0}
          min={-1e6}
          max={1e6}
          slider={false}
          onCommit={(silence, gesture) => edit(withCritic(current(), { ...critic, silence }), gesture)}
        />
      )}
    </Section>
  );
}

interface PopulationChoiceProps {
  readonly document: NetworkDocument;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  make(population: string): NetworkDocument;
}

function PopulationChoice({ document, name, label, value, make }: PopulationChoiceProps) {
  return (
    <ChoiceField
      name={name}
      label={label}
      value={value}
      choices={choicesOf(neuronsOf(document), (id) => labelOf(document, id), make)}
      onChoose={(id) => void apply(make(id))}
    />
  );
}

function neuronsOf({ populations }: NetworkDocument): string[] {
  return Object.entries(populations).flatMap(([id, { kind }]) => (kind === "neurons" ? [id] : []));
}
