// Paths in messages.
import { expect, test } from "vitest";

import { withShortPaths } from "./short-paths";

test.each([
  ["Agenda saved to /media/stick/sessions/ietf126/quic.md", "Agenda saved to /media/…/quic.md"],
  ["Saved to ~/Documents/ietf/126/minutes-quic.md", "Saved to ~/…/minutes-quic.md"],
  ["Saved to C:\\Users\\Ana\\Documents\\ietf\\quic.md", "Saved to C:\\…\\quic.md"],
  ["Saved to /media/quic.md", "Saved to /media/quic.md"],
  [
    "Item 4/5 and https://notes.ietf.org/notes-ietf-126-quic?both",
    "Item 4/5 and https://notes.ietf.org/notes-ietf-126-quic?both",
  ],
])("%s becomes %s", (words, short) => expect(withShortPaths(words)).toBe(short));
