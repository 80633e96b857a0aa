// What stands in the message place of the header: one message at a time, the most urgent first.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";

export type Message =
  | "close"
  | "end"
  | "offer"
  | "locked"
  | "trouble"
  | "not-saved"
  | "digits"
  | "notice"
  | "waiting"
  | "changed-file"
  | "keyboard"
  | "hint";

/** They come first, and wait for an answer. */
const QUESTIONS: readonly Message[] = ["close", "end", "offer", "locked"];

/** Whether other keys wait for the answer. The last key's notice then stands beside the question. */
export function isQuestion(message: Message): boolean {
  return QUESTIONS.includes(message);
}

/** All there is to say, the most urgent first. */
export function messagesOf(snapshot: PresenterSnapshot): Message[] {
  const { status, settings } = snapshot;
  const asks =
    snapshot.asks_to_close !== null ||
    snapshot.asks_to_end ||
    snapshot.offer !== null ||
    snapshot.locked !== null;
  const all: [Message, boolean][] = [
    ["close", snapshot.asks_to_close !== null],
    ["end", snapshot.asks_to_end],
    ["offer", snapshot.offer !== null && !snapshot.asks_to_end],
    ["locked", snapshot.locked !== null],
    ["digits", snapshot.digits !== null],
    ["trouble", snapshot.troubles.length > 0],
    ["not-saved", status.saved.saved === "no"],
    ["notice", snapshot.notice !== null && !asks],
    ["waiting", snapshot.waiting !== null],
    ["changed-file", snapshot.changed_file !== null],
    ["keyboard", !status.focused],
    ["hint", settings.hint !== null],
  ];
  return all.filter(([, isThere]) => isThere).map(([message]) => message);
}

/** What a message says, to tell a new one from the one that is there. */
function wordsOf(message: Message, snapshot: PresenterSnapshot): string {
  if (message === "notice") return snapshot.notice ?? "";
  if (message === "trouble") return String(snapshot.troubles.length);
  return snapshot[message === "waiting" ? "waiting" : "changed_file"] ?? "";
}

/** Keeps the messages in order: questions first, then the others, the latest first. */
export class MessageOrder {
  /** In order, with what each said. */
  #known: [Message, string][] = [];

  follow(snapshot: PresenterSnapshot): Message[] {
    const all = messagesOf(snapshot).map((message): [Message, string] => [
      message,
      wordsOf(message, snapshot),
    ]);
    const has = (list: [Message, string][], [message, words]: [Message, string]): boolean =>
      list.some(([other, said]) => other === message && said === words);
    const before = this.#known.filter((one) => has(all, one));
    const fresh = all.filter((one) => !has(before, one));
    this.#known = [...fresh, ...before];
    const order = this.#known.map(([message]) => message);
    const questions = order.filter(isQuestion);
    const last = (message: Message): boolean => message === "keyboard" || message === "hint";
    const others = order.filter((message) => !isQuestion(message) && !last(message));
    const keyboard = order.filter((message) => message === "keyboard");
    const urgent = [...questions, ...others, ...keyboard];
    // A hint has time.
    return urgent.length === 0 ? order : urgent;
  }
}
