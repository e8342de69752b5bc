import type { NetworkDocument } from "../../core/document";
import { checkParams } from "../../core/params";
import { ModelError } from "../../util/errors";
import { ownerOf, parameterValue, withValues } from "../parameters";
import type { Callback, FitRun } from "./callback";

/** A value by samples learned: a function, or steps `[samples, value]`, before the first as the document says. */
export type Course = ((samples: number) => number) | readonly (readonly [samples: number, value: number])[];

/** Samples between two looks at a function. Chosen: fine beside any training worth a schedule. */
const EVERY = 100;

/**
 * Moves parameters while training goes on: learning rates, thresholds, any `population.parameter` or
 * `projection.parameter` (of its learning rule). Afterwards the document is as before; the network has learned.
 * Depends on samples learned alone, so a run that goes on from a checkpoint takes the same course.
 *
 * @param every - values change at its multiples only, in samples, rounded up to whole minibatches
 * @throws {ModelError} when training begins, if there is no such parameter, training.anneal moves it already, or a
 * step's value is out of its bounds; a value of a function, when it is reached
 */
export function schedule(courses: Readonly<Record<string, Course>>, every = EVERY): Callback {
  let before: Readonly<Record<string, number>> = {};
  let now: Readonly<Record<string, number>> = {};
  const apply = ({ model }: FitRun, values: Readonly<Record<string, number>>) => {
    if (Object.entries(values).every(([target, value]) => now[target] === value)) return;
    for (const [target, value] of Object.entries(values)) requireValue(model.document, target, value);
    model.retune(withValues(model.document, values));
    now = values;
  };
  const valuesFor = ({ model }: FitRun) => {
    const { minibatch } = model.engine.plan;
    const stride = Math.ceil(every / minibatch) * minibatch;
    const samples = Math.floor(model.samples / stride) * stride; // however batches are cut
    return Object.fromEntries(
      Object.entries(courses).map(([target, course]) => [
        target,
        typeof course === "function" ? course(samples) : (lastStep(course, samples) ?? before[target]!),
      ]),
    );
  };
  return {
    name: "schedule",
    every,
    onBegin(run) {
      before = now = {};
      const { document } = run.model;
      for (const [target, course] of Object.entries(courses)) {
        if (document.training?.anneal?.[target] !== undefined)
          throw new ModelError(
            `schedule.${target}`,
            "training.anneal moves it already. Take one of them out.",
          );
        if (typeof course !== "function")
          for (const [, value] of course) requireValue(document, target, value);
      }
      before = Object.fromEntries(
        Object.keys(courses).map((target) => [target, parameterValue(document, target)]),
      );
      now = before;
      apply(run, valuesFor(run));
    },
    onBatch(run) {
      apply(run, valuesFor(run));
    },
    onEnd(run) {
      apply(run, before);
    },
  };
}

function lastStep(course: Exclude<Course, (samples: number) => number>, samples: number): number | undefined {
  const begun = course.filter(([from]) => from <= samples).sort(([a], [b]) => b - a);
  return begun[0]?.[1];
}

function requireValue(document: NetworkDocument, target: string, value: number): void {
  const path = `schedule.${target}`;
  const [owner = "", parameter = ""] = target.split(".");
  const { known, model } = ownerOf(document, owner, path);
  checkParams(known, { [parameter]: value }, model, `schedule.${owner}`);
}
