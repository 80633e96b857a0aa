// Where the tiles of the overview stand: rows by deck, of which only those near the view are drawn.

/** A row of the overview: the head of a deck, or tiles of it. */
export interface Row {
  /** From the top of the list, in pixels. */
  top: number;
  height: number;
  /** The place of the deck in the list. */
  deck: number;
  /** The first tile in it; null for a head. */
  from: number | null;
  /** After the last tile in it. */
  until: number;
}

/** How the overview is measured, in pixels. */
interface Measures {
  columns: number;
  head: number;
  /** A row of tiles, with the gap below it. */
  tiles: number;
}

const LEAST_TILE_REM = 14.5;
export const GAP_REM = 1.2;

/** How many tiles stand beside each other. */
export function columnsFor(width: number, rem: number): number {
  const [least, gap] = [LEAST_TILE_REM * rem, GAP_REM * rem];
  return Math.max(2, Math.floor((width + gap) / (least + gap)));
}

/** How wide a tile is. */
export function tileWidth(width: number, columns: number, rem: number): number {
  return Math.max(0, (width - GAP_REM * rem * (columns - 1)) / columns);
}

/** All rows of decks with so many tiles each. */
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

/** The height of all rows together. */
export function heightOf(rows: readonly Row[]): number {
  const last = rows.at(-1);
  return last === undefined ? 0 : last.top + last.height;
}

/** The rows between two heights. */
export function between(rows: readonly Row[], top: number, bottom: number): Row[] {
  return rows.filter((row) => row.top + row.height > top && row.top < bottom);
}

/** The row of a tile, and the row to show with it: the head of its deck when it is in the first. */
export function rowOf(rows: readonly Row[], deck: number, tile: number): { row: Row; top: number } | null {
  const at = rows.findIndex((row) => row.deck === deck && row.from !== null && tile < row.until);
  const row = rows[at];
  if (row === undefined) return null;
  const before = rows[at - 1];
  return { row, top: before?.from === null ? before.top : row.top };
}

/** How far the list must be scrolled to show what lies between two heights; no further than need be. */
export function scrolledTo(top: number, bottom: number, scrolled: number, height: number): number {
  if (top < scrolled) return top;
  return bottom > scrolled + height ? Math.max(0, bottom - height) : scrolled;
}
