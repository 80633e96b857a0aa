// Remembers whether a menu was opened by keyboard: only then does the focus go back to its button when it closes.

export class OpenedBy {
  #keyboard = false;

  readonly onOpenChange = (open: boolean): void => {
    if (open) this.#keyboard = document.activeElement?.matches("button:focus-visible") ?? false;
  };

  readonly onCloseAutoFocus = (event: Event): void => {
    if (!this.#keyboard) event.preventDefault();
  };
}
