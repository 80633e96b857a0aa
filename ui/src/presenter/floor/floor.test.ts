// Whether an item is under discussion.
import { describe, expect, test } from "vitest";

import type { FloorCard } from "../../gen/FloorCard";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { isUnderDiscussion } from "./floor";

describe("the queue can be closed", () => {
  const primary = (label: string) => ({ label, key: "M", intent: { intent: "mic" as const } });
  const state = (label: string, mic: boolean) =>
    ({ floor: { queue: {} }, mic: mic ? {} : null, primary: primary(label) }) as unknown as PresenterSnapshot;
  test("while somebody speaks or the next one can, not before", () => {
    expect(isUnderDiscussion(state("Discussion", false))).toBe(false);
    expect(isUnderDiscussion(state("Next speaker", false))).toBe(true);
    expect(isUnderDiscussion(state("Discussion", true))).toBe(true);
    expect(isUnderDiscussion({ ...state("Next speaker", true), floor: { queue: null } as FloorCard })).toBe(
      false,
    );
  });
});
