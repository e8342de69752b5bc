// What was learned outlives the page: checkpoints while training and whenever it rests, and the way back from them.

import { copy } from "../copy";
import { isRunning } from "../run/controls/runActions";
import { messageOf, session } from "../session/client";
import { train } from "../session/commands";
import { counters } from "../session/counters";
import { openTrained } from "../session/edits";
import type { Status } from "../session/protocol";
import { useDocumentStore } from "../state/documentStore";
import { notify, useRunStore } from "../state/runStore";
import { ensureProject, isOurs, openProjectId, reportUnkept, storage } from "./project";
import { deleteCheckpoints, newestCheckpoint, putCheckpoint } from "./storage/checkpoints";

/** ms between two checkpoints while training. Chosen: what may be lost is soon learned again. */
const EVERY = 10_000;
/** ms until the status is surely that of the network that was opened last. */
const SETTLE = 500;

interface Mark {
  readonly project: string | null;
  readonly worker: number;
  readonly samples: number;
  readonly goal: number | null;
}
/** What was last kept, and of which worker. */
let mark: Mark = { project: null, worker: 0, samples: 0, goal: null };
let keptAt = Number.NEGATIVE_INFINITY;
/** A checkpoint is being written, or read back. */
let busy: Promise<void> | null = null;

/** From now on what is learned is kept. */
export function followTraining(): void {
  let revived = false;
  useRunStore.subscribe(({ status, crash }, before) => {
    if (before.crash !== null && crash === null) revived = true;
    if (revived && crash === null && status.phase === "ready") {
      revived = false;
      void restoreTrained();
    }
    if (status !== before.status && crash === null) watch(status);
  });
}

/** Pauses, and keeps what the network has learned by now; settles also where that fails. */
export async function keepTrained(): Promise<void> {
  const { status, crash } = useRunStore.getState();
  if (crash !== null || status.samples === 0) return;
  if (isRunning(status)) await session().pause();
  if (!isMarked(status) || isRunning(status)) await keep({ ...status, phase: "paused" });
}

/** Puts another network onto the page: what is told meanwhile may be of the one before. */
export async function whileOpening(work: () => Promise<void>): Promise<void> {
  let failure: unknown = null;
  await exclusively(work, (error) => {
    failure = error;
  });
  setTimeout(() => watch(useRunStore.getState().status), SETTLE);
  if (failure !== null) throw failure;
}

/** Brings back what the open project has learned, and goes on where training was under way. */
export async function restoreTrained(): Promise<void> {
  const project = openProjectId();
  if (project === null || useRunStore.getState().crash !== null) return;
  await exclusively(
    () => restore(project),
    (error) => notify("bad", copy.share.notResumed(messageOf(error))),
  );
}

async function restore(project: string): Promise<void> {
  const found = await newestCheckpoint(await storage(), project);
  if (!found || project !== openProjectId()) return;
  await openTrained(found.bytes, useDocumentStore.getState().document);
  mark = { project, worker: counters.workers, samples: found.samples, goal: found.goal };
  const same = useRunStore.getState().status.dataset?.name === found.data;
  if (found.goal === null || !same || !(await isOurs())) return;
  notify("good", copy.share.resumed(found.samples));
  await train(found.goal);
}

function watch(status: Status): void {
  if (busy) return;
  const ofThis = mark.project === openProjectId() && mark.worker === counters.workers;
  if (status.samples === 0) {
    // weights were drawn anew by the user: a worker that has just begun has learned nothing either
    if (ofThis && mark.samples > 0 && status.phase === "ready") void forget();
    return;
  }
  if (isMarked(status)) return;
  const rests = !isRunning(status);
  if (rests || performance.now() - keptAt > EVERY) void keep(status);
}

function isMarked(status: Status): boolean {
  const { project, samples, goal } = mark;
  return project === openProjectId() && samples === status.samples && goal === goalOf(status);
}

function goalOf(status: Status): number | null {
  return isRunning(status) ? status.target : null;
}

async function keep(status: Status): Promise<void> {
  await exclusively(async () => {
    keptAt = performance.now();
    const project = ensureProject();
    const goal = goalOf(status);
    mark = { project, worker: counters.workers, samples: status.samples, goal };
    if (!(await isOurs())) return;
    const bytes = await session()
      .save()
      .catch(() => null); // weights that are no numbers, or an engine that is gone, have a banner of their own
    if (bytes === null || openProjectId() !== project) return;
    const data = status.dataset?.name ?? "";
    await putCheckpoint(await storage(), {
      project,
      samples: status.samples,
      goal,
      data,
      bytes: new Uint8Array(bytes),
    });
    keptAt = performance.now();
  });
}

async function forget(): Promise<void> {
  await exclusively(async () => {
    const { project } = mark;
    mark = { ...mark, samples: 0, goal: null };
    if (project !== null && (await isOurs())) await deleteCheckpoints(await storage(), project);
  });
}

/** One at a time. @param fail - told what went wrong; by default the top bar shows it */
async function exclusively(
  work: () => Promise<void>,
  fail: (error: unknown) => void = reportUnkept,
): Promise<void> {
  await busy;
  const mine = work().catch(fail);
  busy = mine;
  await mine;
  if (busy === mine) busy = null;
}
