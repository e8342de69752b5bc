// What the gallery says of an example. Each says so beside its network, as `gallery`; one that says nothing is shown too.

export const LEVELS = ["first steps", "learning", "research", "broken"] as const;
export type Level = (typeof LEVELS)[number];

export interface GalleryEntry {
  readonly title: string;
  /** one line: what one sees */
  readonly line: string;
  readonly tags: readonly string[];
  readonly level: Level;
  /** what to do with it, one sentence each */
  readonly tryThis: readonly string[];
  /** ms of network time a second in which it is best watched; as the page has it if absent */
  readonly speed?: number;
}
