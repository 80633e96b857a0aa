// To which place in a list something goes, when it is dragged or moved by a key.

/** The place, from 0, of a row dragged to this height: as many rows as have their middle above it, itself not counted. */
export function placeAt(
  y: number,
  rows: readonly { top: number; height: number }[],
  dragged: number,
): number {
  return rows.filter(({ top, height }, index) => index !== dragged && top + height / 2 < y).length;
}

/** The place after a step up (−1) or down (1); null when it is at the end already. */
export function placeAfter(from: number, step: -1 | 1, count: number): number | null {
  const to = from + step;
  return to < 0 || to >= count ? null : to;
}

/** The edge on which a dragged row would come to lie: before the row of this number, or after the last. */
export function edgeOf(to: number, dragged: number): number {
  return to < dragged ? to : to + 1;
}
