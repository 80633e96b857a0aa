// Which message stands in the header when there are several.
import { expect, test } from "vitest";

import { snapshots } from "../../dev/snapshots";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { MessageOrder } from "./messages";

const talk = snapshots.talk!;
const at = (order: MessageOrder, change: Partial<PresenterSnapshot>): string =>
  order.follow({ ...talk, ...change }).join(" ");

test("what comes anew is seen first", () => {
  const order = new MessageOrder();
  const trouble = { troubles: [{ words: "deck.md:9: broken.pdf is no PDF", is_under_way: false }] };
  expect(at(order, trouble)).toBe("trouble");
  expect(at(order, { ...trouble, changed_file: "The session file has changed" })).toBe(
    "changed-file trouble",
  );
  expect(at(order, { ...trouble, changed_file: "The session file has changed", notice: "Last slide" })).toBe(
    "notice changed-file trouble",
  );
  expect(at(order, trouble)).toBe("trouble");
});

test("the same notice keeps its place, and another one is new", () => {
  const order = new MessageOrder();
  at(order, { notice: "Last slide" });
  at(order, { notice: "Last slide", waiting: "New version" });
  expect(at(order, { notice: "Last slide", waiting: "New version" })).toBe("waiting notice");
  expect(at(order, { notice: "First slide", waiting: "New version" })).toBe("notice waiting");
});

test("a question stays in front, and that keys go nowhere is said last", () => {
  const order = new MessageOrder();
  const status = { ...talk.status, focused: false };
  expect(at(order, { asks_to_end: true, status })).toBe("end keyboard");
  expect(at(order, { asks_to_end: true, notice: "Answer the question first", status })).toBe("end keyboard");
});
