// The line that adds an item: `Title / presenter / minutes`.
import type { Intent } from "../../gen/Intent";
import type { ItemKind } from "../../gen/ItemKind";
import { isLength } from "./typed-minutes";

/** What each kind is called. */
export const KINDS: [ItemKind, string][] = [
  ["talk", "Talk"],
  ["fyi", "FYI"],
  ["break", "Break"],
  ["as-time-permits", "If time permits"],
  ["aob", "AOB"],
];

interface NewItem {
  title: string;
  presenter: string;
  /** As they were typed. */
  minutes: string;
}

/**
 * The parts of the line. A slash parts only with a space beside it, so "TCP/IP" is one word; what ends the line and
 * looks like minutes is the minutes, even when nobody presents.
 */
export function read(line: string): NewItem {
  const parts = line.split(/\s+\/|\/\s+/).map((part) => part.trim());
  const last = parts.at(-1) ?? "";
  const minutes = parts.length > 1 && isLength(last) ? (parts.pop() ?? "") : "";
  if (minutes === "" && parts.length > 1 && last === "") parts.pop();
  if (minutes === "" && parts.length > 2) {
    const [title = "", presenter = "", ...rest] = parts;
    return { title, presenter, minutes: rest.join(" / ") };
  }
  const presenter = parts.length > 1 ? (parts.pop() ?? "") : "";
  return { title: parts.join(" / "), presenter, minutes };
}

/** What Enter will do, in words, or what is still to be typed. */
export function says(item: NewItem): string {
  if (item.title === "") return "A title comes first: Title / presenter / minutes";
  if (item.minutes !== "" && !isLength(item.minutes)) return `“${item.minutes}” is no length: 7, 7m, 1h30`;
  const time = /^\d+$/.test(item.minutes) ? `${item.minutes} min` : item.minutes;
  return `Adds “${item.title}”${item.presenter === "" ? "" : `, ${item.presenter}`}${time === "" ? "" : `, ${time}`}`;
}

/** What Enter sends, as soon as it can be taken. */
export function adds(item: NewItem, kind: ItemKind): Intent | null {
  if (item.title === "" || (item.minutes !== "" && !isLength(item.minutes))) return null;
  return { intent: "add-item", ...item, kind, before: null };
}
