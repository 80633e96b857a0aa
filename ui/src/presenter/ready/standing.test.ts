// What a line of the checklist says about its state.
import { expect, test } from "vitest";

import type { ReadyLine } from "../../gen/ReadyLine";
import { isSettled, standing } from "./standing";

const line = (more: Partial<ReadyLine> = {}): ReadyLine => ({
  id: "speaker:pat",
  text: "Tommy Pauly is there",
  detail: "not seen yet, expected remote",
  done: false,
  silenced: false,
  item: "pat",
  about: { about: "speaker", item: "pat", who: null, seat: null },
  ...more,
});

test("a line says how it stands", () => {
  expect(standing(line())).toBe("not seen yet, expected remote");
  expect(standing(line({ silenced: true }))).toBe("ticked");
  expect(standing(line({ done: true, detail: "remote", silenced: true }))).toBe("remote");
});

test("it is settled when it is in place, or when the chair has ticked it", () => {
  expect(isSettled(line())).toBe(false);
  expect(isSettled(line({ done: true }))).toBe(true);
  expect(isSettled(line({ silenced: true }))).toBe(true);
});
