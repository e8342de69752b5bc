// The words around lessons and hints; what lessons say themselves is in lessons/.

export const lessons = {
  button: "Learn",
  command: "Take a lesson",
  exit: "End the lesson",
  noneOn: "No lesson is on",
  hintsAgain: "Show the first hints again",
  title: "Lessons",
  about: "Each opens its own network; your work comes back with Undo.",
  minutes: (n: number) => `${n} min`,
  steps: (done: number, of: number) =>
    done >= of ? "done" : done === 0 ? `${of} steps` : `${done} of ${of} steps`,
  start: "Start",
  again: "Start again",
  goOn: "Go on",
  close: "Close the lessons",
  panel: (title: string) => `Lesson: ${title}`,
  step: (step: number, of: number) => `Step ${step + 1} of ${of}`,
  next: "Next",
  back: "Back",
  skip: "Skip this step",
  restart: "Restart the lesson",
  finish: "Finish",
  well: "Done",
  waiting: "Not yet",
  finished: (title: string) => `Lesson finished: ${title}.`,
} as const;

/** The hint over the canvas, which leads through the first minute. */
export const guide = {
  running: (where: string) => `This network is running on your ${where}.`,
  where: { gpu: "GPU", event: "processor", reference: "processor" } as Readonly<Record<string, string>>,
  drag: "Drag the current slider",
  watch: " and watch it fire.",
  tryThis: (what: string) => `Try this: ${what}`,
  next: "More",
  teach: "Now teach it digits:",
  learnsItself: "It runs and learns from its own spikes: what you change shows at once.",
  learned: (share: string, digits: string) => `${share} of ${digits} held-out digits are right.`,
  draw: "Draw a digit",
  share: "Share",
  current: "Current",
  currentLabel: (name: string) => `Current into ${name}`,
  dismiss: "Hide the hints",
  more: "Open an example",
} as const;

export const findings = {
  label: "What goes wrong",
  set: (name: string, value: string, unit: string) =>
    `Set ${name} to ${value}${unit ? ` ${unit}` : ""} and learn anew`,
  dismiss: "Leave it",
} as const;
