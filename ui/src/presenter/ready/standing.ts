// What a line of the checklist says about its state.
import type { ReadyLine } from "../../gen/ReadyLine";

/** "Sam Example", "not seen yet, expected remote"; "ticked" if a tick alone says that it is in place. */
export function standing(line: ReadyLine): string {
  return line.silenced && !line.done ? "ticked" : line.detail;
}

/** Whether nothing is left to do about it. */
export function isSettled(line: ReadyLine): boolean {
  return line.done || line.silenced;
}
