// State of the agenda editor: the row being edited, its draft, and the text of the line that adds an item. It lives
// outside the components, because the agenda tab is removed whenever another tab or the Note Well advice is shown.
import type { AgendaRow } from "../../gen/AgendaRow";
import type { Intent } from "../../gen/Intent";
import type { ItemId } from "../../gen/ItemId";
import type { ItemKind } from "../../gen/ItemKind";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { Form } from "../state/form.svelte";
import { begin, type Draft, edits, isDirty, NOTHING } from "./edits";

/** Sends an intent and returns its number. */
type Send = (intent: Intent) => number;

class AgendaEditing {
  item: ItemId | null = $state(null);
  draft: Draft = $state({ ...NOTHING });
  /** Minutes of the first part, as typed, while the item is being split; null otherwise. */
  split: string | null = $state(null);
  /** The editor shows every field; otherwise the four that change most. It stays so from item to item. */
  all = $state(false);
  /** Text of the line that adds an item, and the kind chosen beside it. */
  line = $state("");
  kind: ItemKind = $state("talk");
  /** The editor, and the line that adds an item. */
  readonly editor = new Form();
  readonly adding = new Form();
  #from: Draft = $state.raw(NOTHING);

  /** Opens the editor of a row, with the session's own list of outcomes. */
  open(row: AgendaRow, list: string[] | null): void {
    this.close();
    this.item = row.id;
    this.#from = begin(row, list);
    this.draft = { ...this.#from, links: [...this.#from.links] };
  }

  /** Something was typed in this row's editor and isn't saved. */
  isDirty(row: AgendaRow): boolean {
    return row.id === this.item && isDirty(row, this.draft, this.#from);
  }

  close(): void {
    this.item = null;
    this.split = null;
    this.editor.refused = null;
  }

  /** Sends what changed in the row, with `more` to do after it, and closes the editor once Rust has taken all of it. */
  save(row: AgendaRow, send: Send, closed: () => void, more: Intent[] = []): void {
    if (this.editor.isWaiting) return;
    const intents = [...edits(row, this.draft, this.#from), ...more];
    const taken = (): void => {
      this.close();
      closed();
    };
    if (intents.length === 0) taken();
    else this.editor.sent(send({ intent: "together", intents }), taken);
  }

  /** Sends the line that adds an item. `added` is called once Rust has taken it, and gets what was typed since. */
  add(send: Send, added: (rest: string) => void): void {
    const { line, kind } = this;
    if (line.trim() === "" || this.adding.isWaiting) return;
    this.adding.sent(send({ intent: "add-item-line", line, kind }), () => {
      this.kind = "talk";
      added(this.line.startsWith(line) ? this.line.slice(line.length) : this.line);
    });
  }

  follow(snapshot: PresenterSnapshot): void {
    this.editor.follow(snapshot);
    this.adding.follow(snapshot);
  }
}

export const editing = new AgendaEditing();
