// The gap that a dragged row would drop into.
import { expect, test } from "vitest";

import { gapAt } from "./gap";

const rows = [0, 1, 2, 3].map((index) => ({ top: index * 50, bottom: index * 50 + 50 }));
test.each([
  [-20, 0],
  [24, 0],
  [26, 1],
  [74, 1],
  [126, 3],
  [900, 4],
])("at %i px it is gap %i", (y, gap) => expect(gapAt(rows, y)).toBe(gap));
