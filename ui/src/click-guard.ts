// Keeps clicks from a button that has just taken the place of another under the pointer: the second click of a double click, or one
// that was aimed at what stood there a moment ago. Keys are never held back.

/** How long a button that has just changed ignores clicks, in milliseconds: a slow double click. */
export const RESTS_MS = 500;
/** A resting hand moves the pointer by less than this, in pixels. */
const STILL_PX = 6;
/** How long after a change we look at what is under the pointer, in milliseconds: once for many changes, once they are drawn. */
const LOOK_AFTER_MS = 40;

/** What takes clicks. A text field does nothing when it is clicked. */
const CONTROLS =
  "button, a, summary, input[type=checkbox], input[type=radio], [role=button], [role=tab], [role=menuitem], [role=option], [data-row]";

/** What takes the click at a place. */
export interface Control {
  readonly element: object;
  /** What it says it does; empty if that is the same whatever it says. */
  readonly words: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Decides which clicks count. Times are in milliseconds, from any start. */
export class ClickGuard {
  readonly #controlAt: (at: Point) => Control | null;
  readonly #waits: () => boolean;
  /** Where the pointer was brought to. */
  #aim: Point | null = null;
  /** What is there. */
  #under: Control | null = null;
  #replacedAt = -Infinity;
  #pressedAt = -Infinity;
  #clicked: { element: object; at: number } | null = null;
  #refuses = false;

  /** `waits` says whether the last click has no answer yet. */
  constructor(controlAt: (at: Point) => Control | null, waits: () => boolean) {
    this.#controlAt = controlAt;
    this.#waits = waits;
  }

  /** The pointer is here now, over this control. */
  moved(at: Point, over: () => Control | null): void {
    if (this.#aim !== null && Math.hypot(at.x - this.#aim.x, at.y - this.#aim.y) < STILL_PX) return;
    this.#aim = at;
    this.#under = over();
    this.#replacedAt = -Infinity;
  }

  /** The pointer has left, or what is under it was moved by hand. */
  forget(): void {
    this.#aim = null;
  }

  /** Whether the control under the pointer lies within a part of the page. */
  isWithin(contains: (element: object) => boolean): boolean {
    return this.#under !== null && contains(this.#under.element);
  }

  /** Something may have changed. */
  look(now: number): void {
    if (this.#aim === null) return;
    const under = this.#controlAt(this.#aim);
    if (!isSame(under, this.#under)) this.#replacedAt = now;
    this.#under = under;
  }

  /** The button of the mouse goes down. Returns whether to ignore it. */
  press(at: Point, now: number): boolean {
    this.moved(at, () => this.#controlAt(at));
    this.look(now);
    this.#pressedAt = now;
    this.#refuses = this.#under !== null && (now - this.#replacedAt < RESTS_MS || this.#repeats(now));
    return this.#refuses;
  }

  /** Whether to ignore the rest of this press. */
  get refuses(): boolean {
    return this.#refuses;
  }

  /** The click comes of a press. Returns whether to ignore it. */
  click(now: number): boolean {
    if (this.#refuses) return true;
    this.look(now);
    if (this.#replacedAt > this.#pressedAt) return true;
    this.#clicked = this.#under === null ? null : { element: this.#under.element, at: now };
    return false;
  }

  /** The same again, before it is known whether it is still the same. */
  #repeats(now: number): boolean {
    const { element, words } = this.#under ?? { element: null, words: "" };
    const again = this.#clicked?.element === element && now - (this.#clicked?.at ?? 0) < RESTS_MS;
    return again && words !== "" && this.#waits();
  }
}

function isSame(one: Control | null, other: Control | null): boolean {
  return one?.element === other?.element && one?.words === other?.words;
}

function controlOf(element: Element | null): Control | null {
  const control = element?.closest<HTMLElement>(CONTROLS) ?? null;
  if (control === null) return null;
  // What these do stays the same, whatever is written beside it.
  const isSteady = control.matches("[data-row], [role=tab], [data-steady]");
  return { element: control, words: isSteady ? "" : (control.textContent ?? "") };
}

/** Guards all that takes clicks in a page. `waits` says whether the last click has no answer yet. */
export function guardClicks(target: Window, waits: () => boolean = () => false): void {
  const { document } = target;
  const guard = new ClickGuard(({ x, y }) => controlOf(document.elementFromPoint(x, y)), waits);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      guard.look(performance.now());
    }, LOOK_AFTER_MS);
  };
  const refuse = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const on = <Name extends keyof WindowEventMap>(
    name: Name,
    take: (event: WindowEventMap[Name]) => void,
  ): void => target.addEventListener(name, take, { capture: true });

  on("pointermove", (event) =>
    guard.moved(at(event), () => controlOf(event.target instanceof Element ? event.target : null)),
  );
  on("pointerdown", (event) => {
    if (event.button === 0 && guard.press(at(event), event.timeStamp)) refuse(event);
  });
  for (const name of ["mousedown", "pointerup", "mouseup", "dblclick"] as const)
    on(name, (event) => {
      if (event.button === 0 && guard.refuses) refuse(event);
    });
  on("click", (event) => {
    // A key or a script has clicked.
    if (event.detail === 0) return;
    if (guard.click(event.timeStamp)) refuse(event);
  });
  on("scroll", ({ target }) => {
    if (target instanceof Element && guard.isWithin((element) => target.contains(element as Element)))
      guard.forget();
  });
  on("resize", () => guard.forget());
  document.documentElement.addEventListener("pointerleave", () => guard.forget());
  // Texts outside of what takes clicks change each second, and none of them matters here.
  const matters = ({ type, target }: MutationRecord): boolean =>
    type !== "characterData" || target.parentElement?.closest(CONTROLS) != null;
  const observer = new MutationObserver((changes) => {
    if (changes.some(matters)) changed();
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["hidden", "inert", "open", "data-state"],
  });
}

const at = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });
