// The marks on the timer's bar.
import { expect, test } from "vitest";

import { markShares } from "./marks";

test("marks stand on the bar where they are", () => {
  expect(markShares([50, 80, 0, 100, 300], [60, 40])).toEqual([0.5, 0.8]);
  expect(markShares([50], [])).toEqual([]);
});
