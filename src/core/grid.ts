// How a number of neurons is laid out where no one says.

/** The most nearly square grid of exactly n places; a line where n has no factors to speak of. */
export function gridOf(n: number): readonly number[] {
  for (let rows = Math.floor(Math.sqrt(n)); rows > 1; rows--) {
    if (n % rows === 0 && n / rows <= 4 * rows) return [rows, n / rows];
  }
  return [n];
}
