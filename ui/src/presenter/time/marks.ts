// The marks on the timer's bar.

/** Where the marks stand on the bar, as shares of its length. Those at its ends or beyond stand nowhere. */
export function markShares(marks: readonly number[], parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return marks.filter((at) => at > 0 && at < whole).map((at) => at / whole);
}
