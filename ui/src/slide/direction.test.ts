// The direction of what is written.
import { expect, test } from "vitest";

import { directionOf } from "./direction";

test("the first letter says the direction, whatever stands before it", () => {
  expect(directionOf("שלום, world")).toBe("rtl");
  expect(directionOf("1. “مرحبا”")).toBe("rtl");
  expect(directionOf("(3) Hello שלום")).toBe("ltr");
  expect(directionOf("東京")).toBe("ltr");
  expect(directionOf("42 – 43 €")).toBeNull();
});
