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
import { lastCheckpoint } from "../trust/recovery";
import { ensureProject, isOurs, openProjectId, reportUnkept, storage } from "./project";
import { deleteCheckpoints, newestCheckpoint, putCheckpoint } from "./storage/checkpoints";

/** ms until the status is surely that of the network that was opened last. */
const SETTLE = 500;

interface Mark {
  readonly project: string | null;
  readonly worker: number;
  readonly samples: number;
  readonly goal: number | null;
}
/** What was last stored, and of which worker. */
let mark: Mark = { project: null, worker: 0, samples: 0, goal: null };
/** What is told may be of the network before. */
let settling: ReturnType<typeof setTimeout> | undefined;
/** A checkpoint is being written, or read back. */
let busy: Promise<void> | null = null;

/** From now on what is learned is kept: every checkpoint that the worker sends, and whatever was learned at rest. */
export function followTraining(): void {
  useRunStore.subscribe(({ status, crash }, before) => {
    if (status !== before.status && crash === null) watch(status);
  });
}

/** Pauses, and keeps what the network has learned by now; settles also where that fails. */
export async function keepTrained(): Promise<void> {
  const { status, crash } = useRunStore.getState();
  if (crash !== null || status.samples === 0) return;
  if (isRunning(status)) await session().pause();
  const rests: Status = { ...status, phase: "paused" };
  if (isRunning(status) || !isMarked(rests)) await keep(rests);
}

/** Puts another network onto the page: what is told meanwhile may be of the one before. */
export async function whileOpening(work: () => Promise<void>): Promise<void> {
  let failure: unknown = null;
  await exclusively(
    async () => {
      await work();
      clearTimeout(settling);
      settling = setTimeout(() => {
        settling = undefined;
        watch(useRunStore.getState().status);
      }, SETTLE);
    },
    (error) => {
      failure = error;
    },
  );
  if (failure !== null) throw failure;
}

/** Brings back what the open project has learned, and goes on where training was under way. @returns whether there was any */
export async function restoreTrained(): Promise<boolean> {
  const project = openProjectId();
  if (project === null || useRunStore.getState().crash !== null) return false;
  let restored = false;
  await exclusively(
    async () => {
      restored = await restore(project);
    },
    (error) => notify("bad", copy.share.notResumed(messageOf(error))),
  );
  return restored;
}

async function restore(project: string): Promise<boolean> {
  const found = await newestCheckpoint(await storage(), project);
  if (!found || project !== openProjectId()) return false;
  await openTrained(found.bytes, useDocumentStore.getState().document, { tests: found.tests });
  mark = { project, worker: counters.workers, samples: found.samples, goal: found.goal };
  const same = useRunStore.getState().status.dataset?.name === found.data;
  if (found.goal === null || !same || !(await isOurs())) return true;
  notify("good", copy.share.resumed(found.samples));
  await train(found.goal);
  return true;
}

function watch(status: Status): void {
  if (busy || settling !== undefined) return;
  if (status.samples > 0) {
    if (!isMarked(status)) void keep(status);
    return;
  }
  // weights were drawn anew by the user: a worker that has just begun has learned nothing either
  const ofThis = mark.project === openProjectId() && mark.worker === counters.workers;
  if (ofThis && mark.samples > 0 && status.engine !== null && !isRunning(status)) void forget();
}

/** Whether there is nothing newer than what was stored: while training, than the worker's last checkpoint. */
function isMarked(status: Status): boolean {
  const { project, samples, goal } = mark;
  const running = isRunning(status);
  const last = lastCheckpoint();
  if (running && !last) return true;
  const now = running ? last!.samples : status.samples;
  return project === openProjectId() && samples === now && goal === goalOf(status);
}

function goalOf(status: Status): number | null {
  return isRunning(status) ? status.target : null;
}

async function keep(status: Status): Promise<void> {
  await exclusively(async () => {
    const project = ensureProject();
    const last = lastCheckpoint();
    const samples = isRunning(status) && last ? last.samples : status.samples;
    mark = { project, worker: counters.workers, samples, goal: goalOf(status) };
    if (!(await isOurs())) return;
    const bytes = last?.samples === samples ? last.file : await saved();
    if (bytes === null || openProjectId() !== project) return;
    const tests = status.heldOut.filter((test) => test.samples <= samples);
    const data = status.dataset?.name ?? "";
    const { goal } = mark;
    await putCheckpoint(await storage(), {
      project,
      samples,
      goal,
      tests,
      data,
      bytes: new Uint8Array(bytes),
    });
  });
}

/** Null for weights that are no numbers, or of an engine that is gone: these have a banner of their own. */
function saved(): Promise<Uint8Array | null> {
  return session()
    .save()
    .catch(() => null);
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
