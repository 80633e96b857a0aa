// Text over the room's slide: a card, the holding page, a time card in the corner, and the timer if the chair has turned
// it on.
import type { AudienceSnapshot } from "../gen/AudienceSnapshot";
import type { RoomTimer } from "../gen/RoomTimer";
import type { PageStore } from "../pages";
import { CardView } from "../slide/card";
import { HoldingView } from "../slide/holding";
import { Since } from "../slide/since";
import { timeLeft } from "../time";
import type { Over } from "../wire";

const SECOND = 1000;

export class Cards {
  readonly #card = new CardView();
  readonly #holding: HoldingView;
  readonly #corner = element("corner");
  readonly #timer = element("room-timer");
  readonly #since = new Since();
  #tick: ReturnType<typeof setTimeout> | undefined;
  /** Called when the timer has been drawn anew. */
  onTick: () => void = () => {};

  constructor(store: PageStore) {
    this.#holding = new HoldingView(store);
  }

  /** The elements to put into the stage's box, whose coordinates they use. */
  get elements(): HTMLElement[] {
    return [this.#card.element, this.#holding.element, this.#corner, this.#timer];
  }

  /** What lies over the page: the time card in the corner, and the timer. */
  over(): Over[] {
    return [this.#corner, this.#timer].filter((element) => element.classList.contains("shown")).map(overOf);
  }

  draw({ view, corner, timer, countdown }: AudienceSnapshot): void {
    const card = view.view === "card" ? view.card : null;
    this.#card.element.classList.toggle("shown", card !== null);
    if (card !== null) this.#card.put(card);
    // The pages before the start and after the end look the same.
    const holding = "page" in view ? view.page : null;
    this.#holding.element.classList.toggle("shown", holding !== null);
    this.#holding.put(holding, countdown);
    // A black or white screen shows nothing else.
    const plain = view.view === "blank";
    say(this.#corner, plain ? "" : (corner ?? ""));
    this.#run(plain ? null : timer);
  }

  #run(timer: RoomTimer | null): void {
    clearTimeout(this.#tick);
    if (timer === null) {
      say(this.#timer, "");
      return;
    }
    const came = this.#since.of(timer);
    const draw = (): void => {
      const left = timer.left.ms + timer.left.rate * (performance.now() - came);
      say(this.#timer, timeLeft(left));
      this.#timer.classList.toggle("over", left < 0);
      this.onTick();
      if (timer.left.rate === 0) return;
      // Until the second on display has passed.
      const rest = ((left % SECOND) + SECOND) % SECOND;
      this.#tick = setTimeout(draw, rest + 4);
    };
    draw();
  }
}

/** The box of an element on the screen, whatever it is scaled by. */
export function overOf(element: HTMLElement): Over {
  const { left, top, width, height } = element.getBoundingClientRect();
  const scale = element.offsetWidth === 0 ? 1 : width / element.offsetWidth;
  const radius = parseFloat(getComputedStyle(element).borderTopLeftRadius) * scale;
  return { left, top, width, height, radius };
}

function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
  element.classList.toggle("shown", words !== "");
}

function element(className: string): HTMLElement {
  const made = document.createElement("div");
  made.className = className;
  return made;
}
