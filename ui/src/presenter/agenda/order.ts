// Where a row of the agenda goes when it is moved, by keyboard or with the mouse.
import type { ItemId } from "../../gen/ItemId";

/** The row that a row is to stand before; null is the end. */
export interface Move {
  before: ItemId | null;
}

/** One place up (−1) or down (1); null when there is no such place. */
export function step(ids: readonly ItemId[], item: ItemId, by: -1 | 1): Move | null {
  const at = ids.indexOf(item);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return null;
  return { before: ids[by < 0 ? to : to + 1] ?? null };
}

/** Into a gap between rows, from 0 before the first; null when it would stay where it is. */
export function intoGap(ids: readonly ItemId[], item: ItemId, gap: number): Move | null {
  const at = ids.indexOf(item);
  if (at < 0 || gap === at || gap === at + 1) return null;
  return { before: ids[gap] ?? null };
}

/** Which row has the focus next when one goes away: the one after it, else the one before. */
export function neighbour(ids: readonly ItemId[], item: ItemId): ItemId | null {
  const at = ids.indexOf(item);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
