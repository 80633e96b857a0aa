// A clock goes on when the same snapshot is drawn again.
import { expect, test, vi } from "vitest";

import { Since } from "./since";

test("a value came when it was given first, and another one later", () => {
  const now = vi.spyOn(performance, "now");
  const since = new Since();
  const [first, second] = [{ ms: 5 }, { ms: 5 }];
  const at = [
    [100, first],
    [900, first],
    [1200, second],
    [1900, second],
  ] as const;
  const came = at.map(([time, value]) => {
    now.mockReturnValue(time);
    return since.of(value);
  });
  expect(came).toEqual([100, 100, 1200, 1200]);
  now.mockRestore();
});
