// Whether an item is under discussion.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";

/** The queue can be closed or opened again: somebody speaks, or the next one can. */
export function isUnderDiscussion({
  floor,
  mic,
  primary,
}: Pick<PresenterSnapshot, "floor" | "mic" | "primary">): boolean {
  const nextSpeaks = primary?.intent.intent === "mic" && primary.label !== "Discussion";
  return floor.queue !== null && (mic !== null || nextSpeaks);
}
