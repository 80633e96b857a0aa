// Where the tiles of the overview stand.
import { expect, test } from "vitest";

import {
  between,
  columnsFor,
  heightOf,
  type Row,
  rowOf,
  rowsOf,
  scrolledTo,
  tileWidth,
} from "./overview-rows";

const measures = { columns: 3, head: 40, tiles: 100 };
const rows = rowsOf([7, 1, 3], measures);
const said = (list: readonly Row[]): string[] =>
  list.map(({ deck, from, until }) => (from === null ? `head ${deck}` : `${deck}: ${from}–${until - 1}`));

test("each deck has a head, and rows of its own", () => {
  expect(said(rows)).toEqual([
    "head 0",
    "0: 0–2",
    "0: 3–5",
    "0: 6–6",
    "head 1",
    "1: 0–0",
    "head 2",
    "2: 0–2",
  ]);
  expect(heightOf(rows)).toBe(3 * 40 + 5 * 100);
  expect(heightOf([])).toBe(0);
});

test("rows follow each other without a gap", () => {
  rows.forEach((row, index) => expect(row.top).toBe(heightOf(rows.slice(0, index))));
});

test("only what is near the view is drawn, however many slides there are", () => {
  expect(said(between(rows, 150, 330))).toEqual(["0: 3–5", "0: 6–6"]);
  expect(between(rowsOf([400], measures), 5000, 5800)).toHaveLength(9);
});

test("the row of a tile; the first of a deck is shown with its head", () => {
  expect(rowOf(rows, 0, 4)).toMatchObject({ top: 140, row: { top: 140 } });
  expect(rowOf(rows, 1, 0)).toMatchObject({ top: 340, row: { top: 380 } });
  expect(rowOf(rows, 1, 5)).toBeNull();
});

test("the list is scrolled no further than need be", () => {
  expect(scrolledTo(100, 200, 0, 300)).toBe(0);
  expect(scrolledTo(100, 200, 150, 300)).toBe(100);
  expect(scrolledTo(400, 500, 0, 300)).toBe(200);
});

test.each([
  [640, 10, 4],
  [900, 10, 5],
  [200, 10, 2],
  [1300, 20, 4],
])("%d pixels wide at %d pixels a rem hold %d tiles", (width, rem, columns) => {
  expect(columnsFor(width, rem)).toBe(columns);
  const tiles = tileWidth(width, columns, rem);
  expect(columns * tiles + (columns - 1) * 1.2 * rem).toBeCloseTo(width);
});
