// Says for a moment how to leave full screen, where the room's window covers the only screen and the chair would find no other way.
// It is no part of the room's picture: "Room now", which is covered then, does not draw it.
import { capOf } from "../actions";
import type { RoomView } from "../gen/RoomView";
import type { Over } from "../wire";
import { overOf } from "./cards";

/** As long as it takes to read. */
export const SHOWN_MS = 2000;

/** Whether Esc hides what is on show first: a card, black or white, or a page such as the Note Well. */
export function covers(view: RoomView): boolean {
  return (
    view.view === "blank" || view.view === "card" || (view.view === "page" && view.id.startsWith("show:"))
  );
}

export class LeaveHint {
  readonly #element = document.createElement("div");
  /** Called when the hint has gone. */
  onGone: () => void = () => {};
  #leaves = false;
  /** It has yet to be shown, since Esc hides something first. */
  #isOwed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HTMLElement) {
    this.#element.className = "leave-hint";
    this.#element.hidden = true;
    this.#element.textContent = `Press ${capOf("uncover") ?? ""} to leave full screen`;
    host.append(this.#element);
  }

  /**
   * Whether Esc leaves full screen once nothing covers the slide, and whether something does. The hint comes once when Esc leaves, and
   * goes by itself.
   */
  follow(leaves: boolean, isCovered: boolean): void {
    if (leaves !== this.#leaves) this.#isOwed = leaves;
    this.#leaves = leaves;
    if (this.#isOwed && !isCovered) this.#show();
    else if (!leaves || isCovered) this.#hide();
  }

  #show(): void {
    this.#isOwed = false;
    this.#element.hidden = false;
    this.#timer = setTimeout(() => {
      this.#hide();
      this.onGone();
    }, SHOWN_MS);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#element.hidden = true;
  }

  /** Where it lies over the page. */
  over(): Over[] {
    return this.#element.hidden ? [] : [overOf(this.#element)];
  }
}
