// The speaker's window: draws what it is sent, and sends nothing.
import type { MicComment } from "../gen/MicComment";
import type { SpeakerSnapshot } from "../gen/SpeakerSnapshot";
import { hideRestingCursor } from "../resting-cursor";
import { shortTime } from "../time";
import { Digits } from "./digits";
import { fit } from "./fit";
import { digitsOf, nextWords, untilNext } from "./words";

/** The sizes of the message, in hundredths of the window's width. */
const MESSAGE_SIZES = [7.4, 6.4, 5.4, 4.6, 4, 3.4, 2.8, 2.2];

export class SpeakerWindow {
  readonly #number = element("span", "number");
  readonly #title = element("bdi", "title");
  readonly #who = element("bdi", "who");
  readonly #word = element("b", "word");
  readonly #words = element("span", "words");
  readonly #comment = element("p", "comment");
  readonly #spoken: Digits;
  readonly #says = element("span", "says");
  readonly #left: Digits;
  readonly #next = element("p", "next");
  readonly #message = element("p", "message");
  /** What is said of the comment, if there is room for it. */
  #said = "";
  #came = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #snapshot: SpeakerSnapshot | null = null;

  constructor(body: HTMLElement) {
    const main = element("main", "speaker-view");
    const heading = element("h1", "what");
    heading.append(this.#number, this.#title);
    const top = element("header", "top");
    top.append(heading, this.#who);
    const state = element("p", "state");
    state.append(this.#word, this.#words);
    this.#spoken = new Digits("Comment at the microphone");
    this.#comment.append("Microphone ", this.#spoken.element, this.#says);
    const row = element("div", "row");
    row.append(state, this.#comment);
    this.#left = new Digits("Time");
    this.#left.element.classList.add("left");
    // Read aloud once it comes, whatever else is being read.
    this.#message.role = "status";
    this.#message.dir = "auto";
    const below = element("div", "below");
    below.append(this.#next, this.#message);
    main.append(top, row, this.#left.element, below);
    body.append(main);
    hideRestingCursor(body);
    window.addEventListener("resize", () => this.#fit());
  }

  take(snapshot: SpeakerSnapshot): void {
    this.#snapshot = snapshot;
    this.#came = performance.now();
    document.documentElement.style.colorScheme = snapshot.theme === "system" ? "" : snapshot.theme;
    document.body.dataset.mood = snapshot.mood;
    document.body.dataset.drawn = "";
    say(this.#number, snapshot.number);
    say(this.#title, snapshot.title);
    say(this.#who, snapshot.who);
    say(this.#word, snapshot.word);
    say(this.#words, snapshot.words);
    say(this.#next, nextWords(snapshot.next));
    say(this.#message, snapshot.message ?? "");
    this.#draw();
    this.#fit();
  }

  /** Draws what passes, and does so again when the next second has. */
  #draw(): void {
    clearTimeout(this.#timer);
    const snapshot = this.#snapshot;
    if (snapshot === null) return;
    const passed = performance.now() - this.#came;
    this.#left.say(digitsOf(snapshot, passed));
    this.#drawComment(snapshot.comment, passed);
    const waits = [snapshot.left, snapshot.comment?.spoken ?? null]
      .filter((ticking) => ticking !== null)
      .filter(({ rate }) => rate !== 0)
      .map(({ ms, rate }) => untilNext(ms + rate * passed, rate));
    if (waits.length > 0) this.#timer = setTimeout(() => this.#draw(), Math.min(...waits) + PAST_MS);
  }

  #drawComment(comment: MicComment | null, passed: number): void {
    this.#comment.hidden = comment === null;
    if (comment === null) return;
    this.#comment.dataset.tone = comment.tone;
    this.#spoken.say(shortTime(comment.spoken.ms + comment.spoken.rate * passed));
    if (this.#said === comment.words) return;
    this.#said = comment.words;
    this.#fitComment();
  }

  /** Makes the digits and the message as large as there is room for. */
  #fit(): void {
    this.#left.fill();
    fit(this.#message, MESSAGE_SIZES);
    this.#fitComment();
  }

  /** Says of the comment as many parts as there is room for: "Should end now", "limit 2–3 min". */
  #fitComment(): void {
    const parts = this.#said.split(" · ");
    const row = this.#comment.parentElement;
    for (let count = parts.length; count > 0; count--) {
      say(this.#says, parts.slice(0, count).join(" · "));
      if (row !== null && row.scrollWidth <= row.clientWidth) return;
    }
  }
}

/** Fires a little after the second, so that a timer that runs early doesn't draw the old one again. */
const PAST_MS = 4;

function say(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}
