// Where the overview's tiles stand: rows by deck, of which only those near the visible part are drawn.

/** A row of the overview: a deck's heading, or some of its tiles. */
export interface Row {
  /** From the top of the list, in pixels. */
  top: number;
  height: number;
  /** The index of the deck in the list. */
  deck: number;
  /** The index of its first tile; null for a heading. */
  from: number | null;
  /** One past the index of its last tile. */
  until: number;
}

/** The overview's measures, in pixels. */
interface Measures {
  columns: number;
  head: number;
  /** The height of a row of tiles, with the gap below it. */
  tiles: number;
}

const LEAST_TILE_REM = 14.5;
export const GAP_REM = 1.2;

/** How many tiles fit side by side. */
export function columnsFor(width: number, rem: number): number {
  const [least, gap] = [LEAST_TILE_REM * rem, GAP_REM * rem];
  return Math.max(2, Math.floor((width + gap) / (least + gap)));
}

/** The width of a tile, in pixels. */
export function tileWidth(width: number, columns: number, rem: number): number {
  return Math.max(0, (width - GAP_REM * rem * (columns - 1)) / columns);
}

/** The rows of decks with the given numbers of tiles. */
export function rowsOf(counts: readonly number[], { columns, head, tiles }: Measures): Row[] {
  const rows: Row[] = [];
  let top = 0;
  const add = (height: number, deck: number, from: number | null, until: number): void => {
    rows.push({ top, height, deck, from, until });
    top += height;
  };
  counts.forEach((count, deck) => {
    add(head, deck, null, 0);
    for (let from = 0; from < count; from += columns) add(tiles, deck, from, Math.min(from + columns, count));
  });
  return rows;
}

/** The height of all rows together, in pixels. */
export function heightOf(rows: readonly Row[]): number {
  const last = rows.at(-1);
  return last === undefined ? 0 : last.top + last.height;
}

/** The rows between two heights. */
export function between(rows: readonly Row[], top: number, bottom: number): Row[] {
  return rows.filter((row) => row.top + row.height > top && row.top < bottom);
}

/** The row of a tile, and the top to scroll to: that of the deck's heading if the tile is in the first row. */
export function rowOf(rows: readonly Row[], deck: number, tile: number): { row: Row; top: number } | null {
  const at = rows.findIndex((row) => row.deck === deck && row.from !== null && tile < row.until);
  const row = rows[at];
  if (row === undefined) return null;
  const before = rows[at - 1];
  return { row, top: before?.from === null ? before.top : row.top };
}

/** How far to scroll to show what lies between two heights, and no further than necessary. */
export function scrolledTo(top: number, bottom: number, scrolled: number, height: number): number {
  if (top < scrolled) return top;
  return bottom > scrolled + height ? Math.max(0, bottom - height) : scrolled;
}
