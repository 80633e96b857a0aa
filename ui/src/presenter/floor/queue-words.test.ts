// The queue in one line.
import { expect, test } from "vitest";

import { floor } from "../../dev/room";
import { queueWords } from "./queue-words";

const queue = (names: string[], closed = false) => ({
  ...floor.queue!,
  closed,
  waiting: names.map((name, index) => ({ id: `s${index}`, name })),
});

test.each([
  [[], false, "Nobody is waiting"],
  [["Jake Holland"], false, "Next: Jake Holland"],
  [["Jake Holland", "Speaker 5", "Mohit Sethi"], false, "Next: Jake Holland · 3 waiting"],
  [["Jake Holland"], true, "Next: Jake Holland · queue closed"],
  [[], true, "Nobody is waiting · queue closed"],
])("%j, closed %s", (names, closed, words) => expect(queueWords(queue(names, closed))).toBe(words));
