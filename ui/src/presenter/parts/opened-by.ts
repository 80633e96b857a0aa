// Where the focus goes when a menu closes: to its button if the menu was opened by keyboard; else back to the text field
// that had it, or to the slide.

/** Whether the last input came from the keyboard. */
let byKeyboard = false;
globalThis.addEventListener?.("keydown", () => (byKeyboard = true), { capture: true });
globalThis.addEventListener?.("pointerdown", () => (byKeyboard = false), { capture: true });

export class OpenedBy {
  #keyboard = false;
  #field: HTMLElement | null = null;

  /** Call when the menu opens, while the focus is still where it was. */
  opens(): void {
    this.#keyboard = byKeyboard;
    const focused = document.activeElement as HTMLElement | null;
    this.#field = focused?.matches("[data-field]") ? focused : null;
  }

  /** Call when the menu has closed; keeps bits-ui from focusing the button. */
  readonly onCloseAutoFocus = (event: Event): void => {
    if (this.#keyboard) return;
    event.preventDefault();
    this.#field?.focus();
  };
}
