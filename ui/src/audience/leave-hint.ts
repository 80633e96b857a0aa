// Says for a moment how to leave full screen, where the room's window covers the only screen and the chair would find no other way.
// It is no part of the room's picture: "Room now", which is covered then, does not draw it.
import { capOf } from "../actions";
import type { Over } from "../wire";
import { overOf } from "./cards";

/** As long as it takes to read. */
export const SHOWN_MS = 2000;

export class LeaveHint {
  readonly #element = document.createElement("div");
  /** Called when the hint has gone. */
  onGone: () => void = () => {};
  #leaves = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement) {
    this.#element.className = "leave-hint";
    this.#element.hidden = true;
    this.#element.textContent = `Press ${capOf("uncover") ?? ""} to leave full screen`;
    host.append(this.#element);
  }

  /** Whether Esc leaves full screen now. The hint comes when that becomes so, and goes by itself. */
  follow(leaves: boolean): void {
    if (leaves === this.#leaves) return;
    this.#leaves = leaves;
    clearTimeout(this.#timer);
    this.#element.hidden = !leaves;
    if (leaves)
      this.#timer = setTimeout(() => {
        this.#element.hidden = true;
        this.onGone();
      }, SHOWN_MS);
  }

  /** Where it lies over the page. */
  over(): Over[] {
    return this.#element.hidden ? [] : [overOf(this.#element)];
  }
}
