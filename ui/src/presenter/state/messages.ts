// What stands in the message place of the header: one message at a time, the most urgent first.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";

export type Message =
  | "end"
  | "offer"
  | "locked"
  | "trouble"
  | "not-saved"
  | "digits"
  | "notice"
  | "waiting"
  | "changed-file"
  | "keyboard";

/** All there is to say, the most urgent first. Questions come before all else: other keys wait for the answer. */
export function messagesOf(snapshot: PresenterSnapshot): Message[] {
  const { status } = snapshot;
  const all: [Message, boolean][] = [
    ["end", snapshot.asks_to_end],
    ["offer", snapshot.offer !== null && !snapshot.asks_to_end],
    ["locked", snapshot.locked !== null],
    ["digits", snapshot.digits !== null],
    ["trouble", snapshot.troubles.length > 0],
    ["not-saved", status.saved.saved === "no"],
    ["notice", snapshot.notice !== null],
    ["waiting", snapshot.waiting !== null],
    ["changed-file", snapshot.changed_file !== null],
    ["keyboard", !status.focused],
  ];
  return all.filter(([, isThere]) => isThere).map(([message]) => message);
}
