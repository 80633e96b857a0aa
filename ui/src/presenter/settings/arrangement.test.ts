import { expect, test } from "vitest";
import type { ScreenBox } from "../../gen/ScreenBox";
import { arrangement, windowsOn } from "./arrangement";

const screen = (number: number, at: [number, number, number, number]): ScreenBox => ({
  number,
  name: `HDMI-${number}`,
  pixels: "",
  left: at[0],
  top: at[1],
  width: at[2],
  height: at[3],
  has_room: number === 2,
  has_presenter: number === 1,
  has_speaker: false,
});

test("screens are drawn to scale, beside and above each other", () => {
  const { ratio, boxes } = arrangement([screen(1, [0, 1080, 1920, 1080]), screen(2, [480, 0, 3840, 1080])]);
  expect(ratio).toBe("4320 / 2160");
  expect(boxes.map(({ left, top, width, height }) => [left, top, width, height])).toEqual([
    [0, 50, 44.44, 50],
    [11.11, 0, 88.89, 50],
  ]);
});

test("no screen is nothing to divide by", () => {
  expect(arrangement([])).toEqual({ ratio: "1 / 1", width: 14, boxes: [] });
});

test("what is on a screen is said in words", () => {
  const both = { ...screen(2, [0, 0, 1, 1]), has_presenter: true };
  expect(
    [screen(1, [0, 0, 1, 1]), screen(2, [0, 0, 1, 1]), screen(3, [0, 0, 1, 1]), both].map(windowsOn),
  ).toEqual(["This window", "The room's window", "", "Both windows"]);
  const alsoSpeaker = (number: number): ScreenBox => ({ ...screen(number, [0, 0, 1, 1]), has_speaker: true });
  expect([alsoSpeaker(1), alsoSpeaker(3), { ...both, has_speaker: true }].map(windowsOn)).toEqual([
    "This window and the speaker's",
    "The speaker's window",
    "All windows",
  ]);
});
