// Where a row goes when it is dragged or moved by a key.

/** The place one step up (−1) or down (1); null at either end. */
export function placeAfter(from: number, step: -1 | 1, count: number): number | null {
  const to = from + step;
  return to < 0 || to >= count ? null : to;
}

/** The place of a row dragged into a gap, counted from 0 above the first; null if it would stay where it is. */
export function placeInGap(gap: number, from: number): number | null {
  if (from < 0 || gap === from || gap === from + 1) return null;
  return gap > from ? gap - 1 : gap;
}
