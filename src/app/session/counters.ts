// What passed since the page opened, for tests, the diagnostic report and a look from the console.
export const counters = {
  statuses: 0,
  samples: 0,
  weights: 0,
  rasterFrames: 0,
  weightFrames: 0,
  workers: 0,
  beats: 0,
};
