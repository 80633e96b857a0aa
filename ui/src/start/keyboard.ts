// The start window's keys. All but Escape are pressed with Ctrl, so that no letter of a field is one.
import { isKeyOf, pressedIn } from "../actions";
import type { StartButton } from "../gen/StartButton";
import type { Start } from "./start.svelte";

/** The button whose key this is. */
export function buttonOf(event: KeyboardEvent, buttons: readonly StartButton[]): StartButton | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  return buttons.find((button) => button.key === key.toLowerCase() && button.shift === shiftKey);
}

/** What a key does to the size of the text: the keys are those of a session. */
export function sizeStepOf(event: KeyboardEvent): 1 | -1 | 0 | undefined {
  const pressed = pressedIn(event);
  if (isKeyOf(pressed, "larger-text")) return 1;
  if (isKeyOf(pressed, "smaller-text")) return -1;
  return isKeyOf(pressed, "usual-text") ? 0 : undefined;
}

export function listen(start: Start): void {
  window.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing) return;
    // An open dialog closes itself.
    if (event.key === "Escape" && start.panel === null) start.wish({ wish: "leave" });
    const step = sizeStepOf(event);
    if (step !== undefined) {
      event.preventDefault();
      start.resizeText(step);
      return;
    }
    const button = buttonOf(event, start.snapshot?.buttons ?? []);
    if (button === undefined) return;
    event.preventDefault();
    start.run(button.action);
  });
}
