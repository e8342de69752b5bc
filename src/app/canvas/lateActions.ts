// The actions of the canvas, for what is on the page before it: they come with the canvas, moments later.
export const actions = () => import("./actions");
