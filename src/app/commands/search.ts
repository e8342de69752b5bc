// How well what is typed into a list of commands or of parts fits one of them: every word of it must be there, and what
// begins with it comes first.

/** @returns 0..1; 0: it does not fit */
export function scoreOf(value: string, typed: string): number {
  const text = value.toLowerCase();
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  let sum = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    sum += at === 0 ? 1 : isBeginning(text, word) ? 0.7 : 0.4;
  }
  if (words.length === 0) return 1;
  // of those that fit alike the shortest is meant
  return 0.9 * (sum / words.length) + 0.1 * Math.min(1, typed.length / text.length);
}

/** Whether some word of the text begins with it. */
function isBeginning(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[a-z0-9]/.test(text[at - 1]!)) return true;
  return false;
}
