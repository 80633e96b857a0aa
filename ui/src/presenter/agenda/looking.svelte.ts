// What the rundown is looked at with: the way whose effect is drawn before it is taken, and the row that asks before it begins.
import type { ItemId } from "../../gen/ItemId";
import type { WayRow } from "../../gen/WayRow";

/** A field that can take the focus when an item's editor opens. */
export type FirstField = "title" | "question";

class Looking {
  /** The words of the way that the mouse or the focus is on. */
  way: string | null = $state(null);
  /** The item that would begin, as long as it asks first. */
  asks: ItemId | null = $state(null);
  /** The item whose editor takes the focus when it opens. */
  edits: ItemId | null = $state(null);
  /** Which of its fields that is. */
  field: FirstField = $state("title");

  /** The way that is looked at; null once it is no longer offered. */
  at(ways: readonly WayRow[]): WayRow | null {
    return ways.find(({ words }) => words === this.way) ?? null;
  }
}

export const looking = new Looking();
