// To which place in a list something goes, when it is dragged or moved by a key.

/** The place after a step up (−1) or down (1); null when it is at the end already. */
export function placeAfter(from: number, step: -1 | 1, count: number): number | null {
  const to = from + step;
  return to < 0 || to >= count ? null : to;
}

/** The place of a row that is dragged into a gap, from 0 before the first; null when it would stay where it is. */
export function placeInGap(gap: number, from: number): number | null {
  if (from < 0 || gap === from || gap === from + 1) return null;
  return gap > from ? gap - 1 : gap;
}
