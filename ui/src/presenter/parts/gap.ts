// Where a dragged row would drop.

/** The gap nearest to a height, where each row has a top and a bottom. */
export function gapAt(rows: readonly { top: number; bottom: number }[], y: number): number {
  const below = rows.findIndex((row) => y < (row.top + row.bottom) / 2);
  return below < 0 ? rows.length : below;
}
