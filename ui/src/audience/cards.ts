// Words for the room over the slide: a card, how much time is left in a corner, the timer when the chair turned it on.
import type { AudienceSnapshot } from "../gen/AudienceSnapshot";
import type { RoomCard } from "../gen/RoomCard";
import type { RoomTimer } from "../gen/RoomTimer";
import { timeLeft } from "../time";

/** A card whose words do not fit is set smaller, in these steps. */
const SIZES = [1, 0.86, 0.74, 0.64, 0.55, 0.47, 0.4];
const SECOND = 1000;

export class Cards {
  readonly #card = element("section", "card");
  readonly #corner = element("div", "corner");
  readonly #timer = element("div", "room-timer");
  /** What the card says now, so that it is made anew only when it says something else. */
  #said = "";
  #tick: ReturnType<typeof setTimeout> | undefined;

  /** For the stage's box: they have its coordinates. */
  get elements(): HTMLElement[] {
    return [this.#card, this.#corner, this.#timer];
  }

  draw({ view, corner, timer }: AudienceSnapshot): void {
    const card = view.view === "card" ? view.card : null;
    this.#card.classList.toggle("shown", card !== null);
    const said = JSON.stringify(card);
    if (card !== null && said !== this.#said) {
      this.#said = said;
      fill(this.#card, card);
    }
    // Black and white are meant to be nothing but that.
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
    const came = performance.now();
    const draw = (): void => {
      const left = timer.left.ms + timer.left.rate * (performance.now() - came);
      say(this.#timer, timeLeft(left));
      this.#timer.classList.toggle("over", left < 0);
      if (timer.left.rate === 0) return;
      // Until the second that is said has gone by.
      const rest = ((left % SECOND) + SECOND) % SECOND;
      this.#tick = setTimeout(draw, rest + 4);
    };
    draw();
  }
}

function fill(section: HTMLElement, card: RoomCard): void {
  section.className = `card shown ${card.kind}`;
  const lines = element("ul", "lines");
  for (const line of card.lines) {
    const item = document.createElement("li");
    if (line.mark !== "") item.append(element("b", "mark", line.mark));
    item.append(element("span", "", line.text));
    lines.append(item);
  }
  const parts = [
    card.kicker === "" ? null : element("p", "kicker", card.kicker),
    element("h1", "", card.heading),
    card.lines.length === 0 ? null : lines,
    card.foot === "" ? null : element("p", "foot", card.foot),
  ];
  section.replaceChildren(...parts.filter((part) => part !== null));
  for (const size of SIZES) {
    section.style.setProperty("--fit", String(size));
    if (section.scrollHeight <= section.clientHeight && section.scrollWidth <= section.clientWidth) return;
  }
}

function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
  element.classList.toggle("shown", words !== "");
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.textContent = text;
  return made;
}
