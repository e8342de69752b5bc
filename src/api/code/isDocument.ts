// Whether what was built is the document that was wanted.
import type { NetworkDocument } from "../../core/document";
import { isSame } from "../../util/frozen";

/** Random numbers follow the order of populations and projections: it counts too. */
export function isDocument(built: NetworkDocument | null, wanted: NetworkDocument): boolean {
  return (
    built !== null &&
    isSame(built, wanted) &&
    isSame(Object.keys(built.populations), Object.keys(wanted.populations)) &&
    isSame(Object.keys(built.projections), Object.keys(wanted.projections))
  );
}
