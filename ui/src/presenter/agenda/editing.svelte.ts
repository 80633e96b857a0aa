// Which row of the agenda is being edited, and what is typed there and in the line that adds an item. It outlives the
// tab, which gives its place to other things now and then.
import type { AgendaRow } from "../../gen/AgendaRow";
import type { Intent } from "../../gen/Intent";
import type { ItemId } from "../../gen/ItemId";
import type { ItemKind } from "../../gen/ItemKind";
import { begin, type Draft, edits, refusal } from "./edits";

const NOTHING: Draft = { title: "", presenter: "", minutes: "", kind: "talk", start: "" };

class AgendaEditing {
  item: ItemId | null = $state(null);
  draft: Draft = $state({ ...NOTHING });
  /** The minutes of the first part, while the item is being split. */
  split: string | null = $state(null);
  /** Why it could not be kept. */
  refused: string | null = $state(null);
  /** The line that adds an item, and what kind it is. */
  line = $state("");
  kind: ItemKind = $state("talk");
  /** The ways to end on time are folded away. */
  folded = $state(true);
  #from: Draft = NOTHING;

  open(row: AgendaRow): void {
    this.item = row.id;
    this.#from = begin(row);
    this.draft = { ...this.#from };
    this.split = null;
    this.refused = null;
  }

  close(): void {
    this.item = null;
    this.split = null;
    this.refused = null;
  }

  /** Sends what was changed and closes, unless it cannot be kept: that is said. */
  keep(row: AgendaRow, act: (intent: Intent) => void): boolean {
    this.refused = refusal(this.draft, this.#from);
    if (this.refused !== null) return false;
    for (const intent of edits(row, this.draft, this.#from)) act(intent);
    this.close();
    return true;
  }
}

export const editing = new AgendaEditing();
