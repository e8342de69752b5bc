// For tests: a document with one part changed.
import type { NetworkDocument } from "../core/document";

/** The document with one part, addressed by its path, replaced, or deleted where `value` is undefined. */
export function withPart(document: NetworkDocument, path: string, value: unknown): NetworkDocument {
  const copy = structuredClone(document);
  const keys = path.split(".");
  const last = keys.pop()!;
  const parent = keys.reduce(
    (node, key) => node[key] as Record<string, unknown>,
    copy as unknown as Record<string, unknown>,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
