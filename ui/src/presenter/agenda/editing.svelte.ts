// State of the agenda editor: the row being edited, its draft, and the text of the line that adds an item. It lives
// outside the components, because the agenda tab is removed whenever another tab or the Note Well advice is shown.
import type { AgendaRow } from "../../gen/AgendaRow";
import type { Intent } from "../../gen/Intent";
import type { ItemId } from "../../gen/ItemId";
import type { ItemKind } from "../../gen/ItemKind";
import { begin, type Draft, edits, refusal } from "./edits";

const NOTHING: Draft = { title: "", presenter: "", minutes: "", kind: "talk", start: "" };

class AgendaEditing {
  item: ItemId | null = $state(null);
  draft: Draft = $state({ ...NOTHING });
  /** Minutes of the first part, as typed, while the item is being split; null otherwise. */
  split: string | null = $state(null);
  /** Why the draft can't be saved; null when it can. */
  refused: string | null = $state(null);
  /** Text of the line that adds an item, and the kind chosen beside it. */
  line = $state("");
  kind: ItemKind = $state("talk");
  /** Whether the list of ways to end on time is collapsed. */
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

  /** Sends what changed and closes the editor. If something is refused, says why and stays open. */
  keep(row: AgendaRow, act: (intent: Intent) => void): boolean {
    this.refused = refusal(this.draft, this.#from);
    if (this.refused !== null) return false;
    for (const intent of edits(row, this.draft, this.#from)) act(intent);
    this.close();
    return true;
  }
}

export const editing = new AgendaEditing();
