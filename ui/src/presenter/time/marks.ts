// The marks on the timer's bar.

/** Where marks stand on the bar, as fractions of its length. Marks at its ends or beyond are left out. */
export function markShares(marks: readonly number[], parts: readonly number[]): number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return marks.filter((at) => at > 0 && at < whole).map((at) => at / whole);
}
