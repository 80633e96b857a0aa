// The line being typed: a note, a search, a name or a poll. Each letter typed here goes to Rust; what is typed in the audience
// window comes back in snapshots.
import { flushSync } from "svelte";

import type { DeskAction } from "../../gen/DeskAction";
import { KEYS } from "../../gen/keys";
import type { PollId } from "../../gen/PollId";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { Purpose } from "../../gen/Purpose";
import type { Wire } from "../../wire";

/** What opens each line. Rust decides whether a poll's question or its result is typed. */
function opening(purpose: Purpose): DeskAction {
  const wanted = purpose === "poll-result" ? "poll-question" : purpose;
  return Object.values(KEYS).find(({ opens }) => opens === wanted)!.desk!;
}

/** Lines that stay open after Enter, as `Purpose::stays_open` in Rust. */
export const STAYS_OPEN: ReadonlySet<Purpose> = new Set<Purpose>(["note", "queue"]);

export class TypedLine {
  text = $state("");
  /** What the line is for while keys are text; null while they are commands. */
  purpose: Purpose | null = $state(null);
  fromAudience = $state(false);
  /** The poll whose result is typed; null for the one waiting for its result. */
  poll: PollId | null = $state(null);
  /** The fields currently in the document. */
  readonly fields: Partial<Record<Purpose, HTMLInputElement | null>> = {};
  readonly #wire: Wire;
  /** The number of the last message about the line; snapshots from before it are ignored. */
  #told = 0;
  /** Enter was pressed while the line was empty. */
  #enteredEmpty = false;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** The key sent under this number opens a line: from now on keys are text. */
  begun(number: number, purpose: Purpose): void {
    this.#told = number;
    this.#begin(purpose);
  }

  /** Opens a line by mouse or from the palette, unless one is open. */
  open(purpose: Purpose): void {
    if (this.purpose !== null) return;
    this.#told = this.#wire.desk(opening(purpose));
    this.#begin(purpose);
  }

  /** Opens the line for a poll's result, whichever item the poll belongs to. */
  openResult(poll: PollId): void {
    if (this.purpose !== null) return;
    this.#told = this.#wire.desk({ desk: "open-result", poll });
    this.#begin("poll-result", poll);
  }

  typed(text: string): void {
    this.text = text;
    this.#enteredEmpty = false;
    this.#told = this.#wire.desk({ desk: "draft-text", text });
  }

  /** These keys were words: they begin a note, or go on with the line that is open. `since` as in `Wire.prose`. */
  prose(text: string, since: number | null): void {
    this.#told = this.#wire.prose(text, since);
    this.#begin("note");
    this.text = text;
    flushSync();
    const field = this.fields.note;
    field?.setSelectionRange(text.length, text.length);
  }

  /** Enter, sent under this number: the line is kept. A line for notes or names stays open for the next, until it is empty twice. */
  entered(number: number): void {
    this.#told = number;
    const { purpose, text } = this;
    if (purpose === null || !STAYS_OPEN.has(purpose)) {
      this.#end();
    } else if (text.trim() !== "") {
      this.text = "";
      this.#enteredEmpty = false;
    } else if (this.#enteredEmpty) {
      this.#end();
    } else {
      this.#enteredEmpty = true;
    }
  }

  /** The key sent under this number ends the line. */
  ended(number: number): void {
    this.#told = number;
    this.#end();
  }

  /** Cancels the line, as Esc does. */
  drop(): void {
    this.ended(this.#wire.press({ key: "Escape", ctrl: false, shift: false, alt: false, text: true }));
  }

  focus(): void {
    if (this.purpose !== null) this.fields[this.purpose]?.focus();
  }

  /** Whether Rust had seen everything typed here when it sent the snapshot. */
  isKnownTo({ keys_seen }: PresenterSnapshot): boolean {
    return keys_seen >= this.#told;
  }

  /** Follows the snapshot, unless Rust hasn't seen everything typed here yet. */
  follow(snapshot: PresenterSnapshot): void {
    if (!this.isKnownTo(snapshot)) return;
    const { draft } = snapshot;
    if (draft === null) {
      if (this.purpose !== null) this.#end();
      return;
    }
    const isNew = this.purpose !== draft.purpose;
    this.purpose = draft.purpose;
    this.fromAudience = draft.from_audience;
    this.poll = draft.poll;
    if (this.text !== draft.text) this.text = draft.text;
    if (isNew && !draft.from_audience) this.focus();
  }

  #begin(purpose: Purpose, poll: PollId | null = null): void {
    this.purpose = purpose;
    this.#enteredEmpty = false;
    this.poll = poll;
    this.fromAudience = false;
    this.text = "";
    // The search field is created together with its line, and must exist before the next key press.
    flushSync();
    this.focus();
  }

  #end(): void {
    const field = this.purpose === null ? null : (this.fields[this.purpose] ?? null);
    this.purpose = null;
    this.fromAudience = false;
    this.poll = null;
    this.text = "";
    field?.blur();
  }
}
