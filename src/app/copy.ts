// Every word that the page says, in one place. Buttons are verbs, numbers carry units. A namespace and not an object: so
// what only the lab says is loaded with the lab.
export * as copy from "./copy/topics";
