// Where the focus goes when a menu closes: to its button if a keyboard opened it; else back to the field that was being
// typed in, or to the slide.

/** A keyboard did the last thing that was done. */
let byKeyboard = false;
globalThis.addEventListener?.("keydown", () => (byKeyboard = true), { capture: true });
globalThis.addEventListener?.("pointerdown", () => (byKeyboard = false), { capture: true });

export class OpenedBy {
  #keyboard = false;
  #field: HTMLElement | null = null;

  /** It opens now; what has the focus has it still. */
  opens(): void {
    this.#keyboard = byKeyboard;
    const focused = document.activeElement as HTMLElement | null;
    this.#field = focused?.matches("[data-field]") ? focused : null;
  }

  /** It has closed; the one who made it would give its button the focus. */
  readonly onCloseAutoFocus = (event: Event): void => {
    if (this.#keyboard) return;
    event.preventDefault();
    this.#field?.focus();
  };
}
