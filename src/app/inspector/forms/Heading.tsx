// What tops a form, and what several forms end with.
import { copy } from "../../copy";
import { useRunStore } from "../../state/runStore";
import { count } from "../../ui/format";
import { Fact, Section } from "./Section";

export function Heading({ name, about }: { readonly name: string; readonly about?: string | undefined }) {
  return (
    <header className="px-4 pt-3 pb-3">
      <h2 data-testid="inspector-title" className="font-semibold text-[0.9375rem]">
        {name}
      </h2>
      {about && <p className="mt-0.5 text-muted">{about}</p>}
    </header>
  );
}

/** Dead neurons and wins tell how good the answers will be, before the accuracy does. */
export function HealthSection({ neurons }: { readonly neurons: number }) {
  const health = useRunStore((state) => state.status.health);
  if (!health) return null;
  return (
    <Section title={copy.inspector.health}>
      <Fact
        label={copy.inspector.dead}
        about={copy.inspector.deadAbout}
        value={count(health.dead)}
        of={copy.inspector.of(neurons)}
      />
      <Fact label={copy.inspector.wins} about={copy.inspector.winsAbout} value={count(health.medianWins)} />
    </Section>
  );
}

export function Source({ text }: { readonly text: string }) {
  return (
    <p className="mt-2 text-muted text-xs">
      {copy.inspector.source}: {text}
    </p>
  );
}
