// What a form does with Rust's answer.
import { expect, test } from "vitest";

import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { Form } from "./form.svelte";

const seen = (keys_seen: number, refused: PresenterSnapshot["refused"] = null) =>
  ({ keys_seen, refused }) as PresenterSnapshot;
const WORDS = "Type a title first: Title / presenter / minutes";

test("it waits until Rust has seen what was sent, and is taken then", () => {
  const form = new Form();
  let taken = 0;
  form.sent(7, () => taken++);
  form.follow(seen(6));
  expect([form.isWaiting, taken]).toEqual([true, 0]);
  form.follow(seen(7));
  form.follow(seen(8));
  expect([form.isWaiting, taken, form.refused]).toEqual([false, 1, null]);
});

test("it says why it was refused, until something is sent again", () => {
  const form = new Form();
  form.sent(7, () => expect.unreachable());
  form.follow(seen(9, { number: 7, words: WORDS }));
  expect(form.refused).toBe(WORDS);
  form.sent(10, () => {});
  expect(form.refused).toBeNull();
});

test("a refusal of something sent earlier is not its own", () => {
  const form = new Form();
  form.sent(8, () => {});
  form.follow(seen(8, { number: 7, words: WORDS }));
  expect(form.refused).toBeNull();
});
