// Which titles only repeat what is seen.
import { expect, test } from "vitest";

import { repeats } from "./whole-titles";

test.each([
  ["Open issues, updates to qmux", "Open issues, updates to qmux", true],
  ["HDMI-1 · 1920 × 1080", " HDMI-1 ·  1920 × 1080 ", true],
  ["How long to go on?", "Question", false],
  ["", "Question", false],
])("%s over %s", (title, text, is) => expect(repeats(title, text)).toBe(is));
