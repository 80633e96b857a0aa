// The line for a note: what is typed here goes to Rust letter by letter, what is typed in the audience window comes back.
import type { PresenterSnapshot } from "../gen/PresenterSnapshot";
import type { Wire } from "../wire";

export class NoteText {
  text = $state("");
  /** Keys struck are text for the line. */
  open = $state(false);
  fromAudience = $state(false);
  /** The field, while it is in the document. */
  field: HTMLInputElement | null = null;
  readonly #wire: Wire;
  /** The number of the last thing that was told about the line; what Rust says from before it is old. */
  #told = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** The key that begins a note was sent under this number: from here on keys are text. */
  begun(number: number): void {
    this.#told = number;
    this.#begin();
  }

  /** The field was clicked: opens the line, unless it is open. */
  clicked(): void {
    if (this.open) return;
    this.#told = this.#wire.desk({ desk: "open-note" });
    this.#begin();
  }

  typed(text: string): void {
    this.text = text;
    this.#told = this.#wire.desk({ desk: "draft-text", text });
  }

  /** The key that ends a note was sent under this number. */
  ended(number: number): void {
    this.#told = number;
    this.#end();
  }

  /** Takes over what a snapshot says, unless Rust has not yet seen what was typed here. */
  follow({ draft, keys_seen }: PresenterSnapshot): void {
    if (keys_seen < this.#told) return;
    if (draft === null) {
      if (this.open) this.#end();
      return;
    }
    const isNew = !this.open;
    this.open = true;
    this.fromAudience = draft.from_audience;
    if (this.text !== draft.text) this.text = draft.text;
    if (isNew && !draft.from_audience) this.field?.focus();
  }

  #begin(): void {
    this.open = true;
    this.fromAudience = false;
    this.text = "";
    this.field?.focus();
  }

  #end(): void {
    this.open = false;
    this.fromAudience = false;
    this.text = "";
    this.field?.blur();
  }
}
