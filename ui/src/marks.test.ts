import { expect, test, vi } from "vitest";
import type { StrokeMark } from "./gen/StrokeMark";
import { Marks } from "./marks";

const stroke = (...x: number[]): StrokeMark => ({ ink: "pen", dots: x.map((left) => [left, 0, 60]) });

test("strokes come, grow and go as Rust says", () => {
  const marks = new Marks();
  const page = (keep: number, grow: number[], ...add: StrokeMark[]): void =>
    marks.take({ pointer: null, pages: [{ page: "a/0", keep, grow: stroke(...grow).dots, add }] });
  page(0, [], stroke(1), stroke(2));
  page(2, [3, 4]);
  expect(marks.of("a/0")).toEqual([stroke(1), stroke(2, 3, 4)]);
  page(1, [], stroke(9));
  expect(marks.of("a/0")).toEqual([stroke(1), stroke(9)]);
  expect(marks.of("a/1")).toEqual([]);
  page(0, []);
  expect(marks.of("a/0")).toEqual([]);
});

test("a listener is called on each change until it stops listening", () => {
  const marks = new Marks();
  const told = vi.fn();
  const stop = marks.listen(told);
  marks.take({ pointer: { tool: "laser", x: 0.5, y: 0.5, radius: 0.01 }, pages: [] });
  expect(marks.pointer?.tool).toBe("laser");
  stop();
  marks.take({ pointer: null, pages: [] });
  expect(told).toHaveBeenCalledTimes(1);
});
