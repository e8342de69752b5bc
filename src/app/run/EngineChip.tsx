// What computes the network, and how fast.
import { copy } from "../copy";
import { useRunStore } from "../state/runStore";

export function EngineChip() {
  const acts = useRunStore((state) => state.status.agent !== undefined);
  const engine = useRunStore((state) => state.status.engine);
  const opening = useRunStore((state) => state.status.phase === "opening" && state.crash === null);
  const speed = useRunStore((state) =>
    state.status.phase === "training" ? state.status.samplesPerSecond : 0,
  );
  const crashed = useRunStore((state) => state.crash !== null);
  const works = engine !== null && !crashed;
  const name = works
    ? (copy.engine.names[engine.name] ?? engine.name)
    : opening
      ? copy.engine.opening
      : copy.engine.none;
  const words: string[] = [];
  if (works && engine.name === "gpu") words.push(engine.software ? copy.engine.software : engine.device);
  if (works && speed > 0) words.push((acts ? copy.run.acting : copy.engine).rate(speed));
  const work = works && engine.work && engine.work.done > 0 ? engine.work : null;
  if (work) words.push(copy.engine.skipped(work.skipped / (work.done + work.skipped)));
  const about = works
    ? [
        engine.device,
        engine.reason,
        engine.software ? copy.engine.softwareAbout : "",
        work ? copy.engine.work(work.done, work.skipped) : "",
      ]
        .filter(Boolean)
        .join(". ")
    : undefined;
  return (
    <p
      data-testid="engine-chip"
      title={about}
      className="flex w-full items-center gap-2 text-sm sm:ml-auto sm:w-fit sm:max-w-full sm:rounded-lg sm:border sm:border-line sm:bg-raised sm:px-3 sm:py-0.5"
    >
      <span
        aria-hidden
        className={`size-2 shrink-0 rounded-full ${works ? "bg-good" : opening ? "bg-muted" : "bg-bad"}`}
      />
      <span className="flex min-w-0 flex-1 items-baseline justify-between gap-3 leading-tight sm:block">
        <span className="block truncate">{name}</span>
        {words.length > 0 && <span className="block truncate text-muted text-xs">{words.join(" · ")}</span>}
      </span>
    </p>
  );
}
