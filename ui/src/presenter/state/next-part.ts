// The parts of the presenter window that the focus goes to in turn.

/** Moves the focus to the room, the show bar, the tabs, the column, and back to the room. */
export function focusNextPart(): void {
  const parts = [...document.querySelectorAll<HTMLElement>("[data-part]:not([inert] *)")];
  const focused = document.activeElement;
  const at = parts.findLastIndex((part) => part.contains(focused));
  for (let step = 1; step <= parts.length; step++) {
    const part = parts[(at + step) % parts.length];
    const goal = part?.matches("[tabindex]")
      ? part
      : part?.querySelector<HTMLElement>("[data-state=active], button:not([disabled], [data-small])");
    if (goal) {
      goal.focus({ focusVisible: true } as FocusOptions);
      return;
    }
  }
}
