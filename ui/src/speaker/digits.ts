// Digits of which each has a box of its own, so that only those that change are painted anew.

/** The width of a digit in the monospaced face, in parts of its size. */
const ADVANCE = 0.6;
/** The height that the digits need, in the same parts. */
const HEIGHT = 0.8;

export class Digits {
  readonly element = document.createElement("span");
  readonly #label: string;
  #text = "";

  constructor(label: string) {
    this.#label = label;
    this.element.className = "digits";
    this.element.role = "timer";
    this.element.ariaLive = "off";
  }

  /** Shows this text; nothing if it is empty. */
  say(text: string): void {
    if (text === this.#text) return;
    const { element } = this;
    const isLonger = text.length !== this.#text.length;
    this.#text = text;
    element.ariaLabel = text === "" ? `${this.#label}: none` : `${this.#label}: ${text}`;
    while (element.childElementCount > text.length) element.lastElementChild?.remove();
    while (element.childElementCount < text.length) element.append(cell());
    [...text].forEach((letter, at) => {
      const node = element.children[at]?.firstChild;
      if (node && node.nodeValue !== letter) node.nodeValue = letter;
    });
    if (isLonger) this.fill();
  }

  /** Makes the digits as large as their element, if its style leaves that to them. */
  fill(): void {
    const { element } = this;
    if (!element.classList.contains("left") || this.#text === "") return;
    const { clientWidth, clientHeight } = element;
    // Whole pixels, so that each digit looks the same wherever it stands.
    const wide = Math.floor(Math.min(clientWidth / this.#text.length, (clientHeight / HEIGHT) * ADVANCE));
    element.style.setProperty("--digit", `${wide}px`);
    element.style.setProperty("--size", `${wide / ADVANCE}px`);
  }
}

function cell(): HTMLElement {
  const made = document.createElement("i");
  made.ariaHidden = "true";
  made.append("\u200b");
  return made;
}
