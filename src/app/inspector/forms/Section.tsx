// The parts that forms in the inspector are made of: a section with its badge, a fact, an equation block.
import type { ReactNode } from "react";
import type { NeuronModel, RuleModel } from "../../../index";
import { copy } from "../../copy";

export interface SectionProps {
  readonly title: string;
  /** what a change in it does; absent where nothing can be changed */
  readonly edits?: "live" | "restarts";
  readonly about?: string;
  readonly children?: ReactNode;
}

export function Section({ title, edits, about, children }: SectionProps) {
  return (
    <section className="border-line border-t px-4 py-3 first:border-t-0">
      <div className="mb-1 flex items-center gap-2">
        <h3 className="font-semibold">{title}</h3>
        {edits === "live" && (
          <Badge tone="good" text={copy.inspector.live} about={copy.inspector.liveAbout} />
        )}
        {edits === "restarts" && (
          <Badge tone="plain" text={copy.inspector.restarts} about={copy.inspector.restartsAbout} />
        )}
      </div>
      {about && <p className="mb-1 text-muted text-sm">{about}</p>}
      {children}
    </section>
  );
}

interface BadgeProps {
  readonly tone: "good" | "plain";
  readonly text: string;
  readonly about: string;
}

function Badge({ tone, text, about }: BadgeProps) {
  const look = tone === "good" ? "border-good/50 text-good-text" : "border-line text-muted";
  return (
    <span title={about} className={`ml-auto rounded-full border px-2 py-px text-xs ${look}`}>
      {text}
    </span>
  );
}

export interface FactProps {
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly of?: string;
  readonly testId?: string;
}

/** A figure that is read, not set. */
export function Fact({ label, about, value, of, testId }: FactProps) {
  return (
    <div className="flex items-baseline gap-3 py-1">
      <span className="min-w-0 flex-1">
        {label}
        {about && <span className="block text-muted text-xs">{about}</span>}
      </span>
      <span className="text-right">
        <span data-testid={testId}>{value}</span>
        {of && <span className="text-muted"> {of}</span>}
      </span>
    </div>
  );
}

export interface EquationLine {
  /** "spike when", "then": words before the equation */
  readonly lead?: string;
  readonly text: string;
}

export function Equations({ lines }: { readonly lines: readonly EquationLine[] }) {
  return (
    <pre className="mt-2 whitespace-pre-wrap rounded-lg border border-line bg-raised px-3 py-2 font-mono text-xs leading-relaxed">
      {lines.map(({ lead, text }) => (
        <div key={`${lead ?? ""} ${text}`}>
          {lead && <span className="text-muted">{lead} </span>}
          {text}
        </div>
      ))}
    </pre>
  );
}

/** The lines of a model's text, one equation each. */
export function linesOf(text: string | undefined, lead?: string): EquationLine[] {
  const lines = (text ?? "").split(/[\n;]/).map((line) => line.trim());
  return lines.filter(Boolean).map((line) => ({ text: line, ...(lead ? { lead } : {}) }));
}

/** All that a neuron's file says of how it behaves. */
export function equationsOf(model: NeuronModel): EquationLine[] {
  return [
    ...linesOf(model.equations),
    ...linesOf(model.threshold, copy.inspector.spikeWhen),
    ...linesOf(model.carries, copy.inspector.counts),
    ...linesOf(model.reset, copy.inspector.afterSpike),
    ...linesOf(model.refractory, copy.inspector.heldFor),
  ];
}

export function ruleEquationsOf(rule: RuleModel): EquationLine[] {
  return [
    ...linesOf(rule.onPre, copy.inspector.atPre),
    ...linesOf(rule.onPost, copy.inspector.atPost),
    ...linesOf(rule.onReward, copy.inspect.atReward),
    ...(rule.drift ? [{ text: `dw/dt = ${rule.drift}` }] : []),
    ...(rule.bounds ? [{ text: copy.inspector.clamp(...rule.bounds) }] : []),
  ];
}
