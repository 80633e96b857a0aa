// The start window's keys. All but Escape are pressed with Ctrl, so that no letter of a field is one.
import type { StartButton } from "../gen/StartButton";
import type { Start } from "./start.svelte";

/** The button whose key this is. */
export function buttonOf(event: KeyboardEvent, buttons: readonly StartButton[]): StartButton | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  return buttons.find((button) => button.key === key.toLowerCase() && button.shift === shiftKey);
}

export function listen(start: Start): void {
  window.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing) return;
    // An open dialog closes itself.
    if (event.key === "Escape" && start.panel === null) start.wish({ wish: "leave" });
    const button = buttonOf(event, start.snapshot?.buttons ?? []);
    if (button === undefined) return;
    event.preventDefault();
    start.run(button.action);
  });
}
