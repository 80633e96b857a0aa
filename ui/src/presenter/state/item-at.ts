// Which agenda item a point of the window belongs to: the row of the rundown, or the item whose tab is open.
import type { ItemId } from "../../gen/ItemId";

export function itemAt(x: number, y: number): ItemId | null {
  const under = document.elementFromPoint(x, y);
  const row = under?.closest<HTMLElement>("[data-row]")?.dataset.row;
  return row ?? under?.closest<HTMLElement>("[data-item]")?.dataset.item ?? null;
}
