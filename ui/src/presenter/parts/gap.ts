// Where a dragged row would drop.

/** The gap nearest to `y`, counted from 0 above the first row. */
export function gapAt(rows: readonly { top: number; bottom: number }[], y: number): number {
  const below = rows.findIndex((row) => y < (row.top + row.bottom) / 2);
  return below < 0 ? rows.length : below;
}
