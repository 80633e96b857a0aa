// A card for the room: text in a box of 1280 × 720, the same in the audience window and in the stamp on the big slide.
import type { RoomCard } from "../gen/RoomCard";

/** Text that doesn't fit is scaled down in these steps. */
const SIZES = [1, 0.86, 0.74, 0.64, 0.55, 0.47, 0.4];

/** An element to create: its tag, its class, and its text or children. */
type Part = readonly [tag: string, className: string, holds: string | readonly Part[]];

/** The parts of a card from top to bottom, without the empty ones. */
export function cardParts({ kicker, heading, lines, foot }: RoomCard): Part[] {
  const line = (mark: string, text: string): Part => [
    "li",
    "",
    mark === ""
      ? [["span", "", text]]
      : [
          ["b", "mark", mark],
          ["span", "", text],
        ],
  ];
  const parts: Part[] = [
    ["p", "kicker", kicker],
    ["h1", "", heading],
    ["ul", "lines", lines.map(({ mark, text }) => line(mark, text))],
    ["p", "foot", foot],
  ];
  return parts.filter(([tag, , holds]) => tag === "h1" || holds.length > 0);
}

/** All its text in one line, for screen readers. */
export function cardWords({ kicker, heading, lines, foot }: RoomCard): string {
  const said = [kicker, heading, ...lines.map(({ mark, text }) => `${mark} ${text}`.trim()), foot];
  return said.filter((words) => words !== "").join("; ");
}

export class CardView {
  /** The element to put into the document, at the card's own size; its owner scales it. */
  readonly element = document.createElement("section");
  /** The text drawn now, so that the card is built again only when it changes. */
  #said = "";

  constructor() {
    this.element.className = "room-card";
  }

  put(card: RoomCard): void {
    const said = JSON.stringify(card);
    if (said === this.#said) return;
    this.#said = said;
    this.element.dataset.kind = card.kind;
    this.element.replaceChildren(...cardParts(card).map(made));
    this.#fit();
  }

  #fit(): void {
    const { element } = this;
    for (const size of SIZES) {
      element.style.setProperty("--fit", String(size));
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      if (scrollHeight <= clientHeight && scrollWidth <= clientWidth) return;
    }
  }
}

function made([tag, className, holds]: Part): HTMLElement {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  if (typeof holds === "string") element.textContent = holds;
  else element.append(...holds.map(made));
  return element;
}
