// Where an agenda row goes when it is moved by keyboard or mouse.
import type { ItemId } from "../../gen/ItemId";

/** The row to insert it before; null means the end. */
export interface Move {
  before: ItemId | null;
}

/** One place up (−1) or down (1); null at either end. */
export function step(ids: readonly ItemId[], item: ItemId, by: -1 | 1): Move | null {
  const at = ids.indexOf(item);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return null;
  return { before: ids[by < 0 ? to : to + 1] ?? null };
}

/** Into a gap between rows, counted from 0 above the first; null if the row would stay where it is. */
export function intoGap(ids: readonly ItemId[], item: ItemId, gap: number): Move | null {
  const at = ids.indexOf(item);
  if (at < 0 || gap === at || gap === at + 1) return null;
  return { before: ids[gap] ?? null };
}

/** The row to focus when this one is removed: the next one, else the previous one. */
export function neighbour(ids: readonly ItemId[], item: ItemId): ItemId | null {
  const at = ids.indexOf(item);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
