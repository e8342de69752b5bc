// What was learned outlives the page: the last checkpoint is written to the browser's storage as soon as there is a
// newer one, and a reload, or whoever opens the project again, goes on from it.
import { copy } from "../copy";
import { isRunning } from "../run/controls/runActions";
import { messageOf, session } from "../session/client";
import type { Kept, Status } from "../session/protocol";
import { notify, useRunStore } from "../state/runStore";
import { useUiStore } from "../state/uiStore";
import { followCheckpoint, lastCheckpoint, learnedWords, type Resumption } from "../trust/recovery";
import { ensureProject, isOurs, openProjectId, reportUnkept, storage } from "./project";
import { deleteCheckpoints, newestCheckpoint, putCheckpoint } from "./storage/checkpoints";

/** What was last stored. */
let mark = { project: null as string | null, samples: 0, goal: null as number | null };
let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** From now on what is learned is stored: every checkpoint, and whether training is under way. */
export function followTraining(): void {
  followCheckpoint(look);
  useRunStore.subscribe(({ status }, before) => {
    if (status !== before.status) look();
  });
}

/** Pauses, and stores what the network has learned by now; settles also where that fails. */
export async function keepTrained(): Promise<void> {
  const { status, crash } = useRunStore.getState();
  if (crash !== null) return;
  if (isRunning(status)) await session().pause(); // the last checkpoint comes with it
  const last = lastCheckpoint();
  if (last && !isStored(last, null)) await store(() => null);
}

/** Puts another network onto the page: nothing is stored meanwhile, what is told may be of the one before. */
export function whileOpening(work: () => Promise<void>): Promise<void> {
  return exclusively(work);
}

/**
 * Goes on from what the open project has learned, also with the training that was under way.
 * @param goOn - null: from the beginning; @returns whether something runs again
 * @returns whether anything was learned
 */
export async function restoreTrained(
  goOn: (stored: Resumption | null) => Promise<boolean>,
): Promise<boolean> {
  const stored = await readStored();
  const runs = await goOn(stored);
  if (stored?.kept && runs) notify("good", copy.share.resumed(learnedWords(stored.kept)));
  return stored !== null;
}

async function readStored(): Promise<Resumption | null> {
  const project = openProjectId();
  if (project === null) return null;
  try {
    const found = await newestCheckpoint(await storage(), project);
    if (!found) return null;
    const { samples, goal, tests, data, episodes, speed, bytes } = found;
    mark = { project, samples, goal };
    const goesOn = goal !== null && (await isOurs());
    const doing = goesOn
      ? ({ kind: "train", target: goal, ...(data === undefined ? {} : { data }) } as const)
      : null;
    if (speed !== undefined) useUiStore.setState({ speed });
    return { kept: { file: bytes, samples, ...(episodes ? { episodes } : {}) }, tests, doing };
  } catch (error) {
    notify("bad", copy.share.notResumed(messageOf(error)));
    return null;
  }
}

/** Stores what is newer than what was stored; weights that were drawn anew have learned nothing. */
function look(): void {
  const { status, crash } = useRunStore.getState();
  if (waiting > 0 || crash !== null) return; // else it looks again afterwards
  const last = lastCheckpoint();
  if (last === null) {
    if (mark.project === openProjectId() && mark.samples > 0) void forget();
  } else if (!isStored(last, goalOf(status))) void store(() => goalOf(useRunStore.getState().status));
}

function isStored({ samples }: Kept, goal: number | null): boolean {
  return mark.project === openProjectId() && mark.samples === samples && mark.goal === goal;
}

function goalOf(status: Status): number | null {
  return isRunning(status) ? status.target : null;
}

/** Stores the newest there is once it is its turn: the first checkpoint comes before the word that it trains. */
function store(goalNow: () => number | null): Promise<void> {
  return exclusively(async () => {
    const project = ensureProject();
    const ours = await isOurs();
    const last = lastCheckpoint();
    if (last === null) return;
    const { file, samples, episodes } = last;
    const goal = goalNow();
    mark = { project, samples, goal };
    if (!ours) return;
    const { heldOut, dataset } = useRunStore.getState().status;
    await putCheckpoint(await storage(), {
      project,
      samples,
      goal,
      tests: heldOut.filter((test) => test.samples <= samples),
      ...(episodes ? { episodes, speed: useUiStore.getState().speed } : { data: dataset?.name ?? "" }),
      bytes: new Uint8Array(file),
    });
  }).catch(reportUnkept);
}

function forget(): Promise<void> {
  return exclusively(async () => {
    const { project } = mark;
    mark = { project, samples: 0, goal: null };
    if (project !== null && (await isOurs())) await deleteCheckpoints(await storage(), project);
  }).catch(reportUnkept);
}

/** One at a time; what came meanwhile is seen to afterwards. */
function exclusively(work: () => Promise<void>): Promise<void> {
  waiting++;
  const mine = turn.then(work).finally(() => {
    waiting--;
    look();
  });
  turn = mine.catch(() => {});
  return mine;
}
