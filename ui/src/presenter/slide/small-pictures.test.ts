// Which small pictures are requested, and when.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Picture } from "../../gen/Picture";
import type { Small } from "../../slide/fetch";
import type { Pixels } from "../../slide/pixels";
import { type Place, SmallPictures } from "./small-pictures";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class Spot implements Place {
  drawn: Pixels | null = null;
  put(pixels: Pixels): void {
    this.drawn = pixels;
  }
  empty(): void {
    this.drawn = null;
  }
}

const page = (token: string): Picture => ({ token, width: 4, height: 3 });
const pixels = {} as Pixels;

/** Pictures of `count` pages, each with its place, and all requests. `answer` says what comes of each page. */
function made(count: number, answer: (token: string, request: number) => Small = () => pixels) {
  const asked: string[][] = [];
  const widths: number[] = [];
  const small = new SmallPictures((tokens, width) => {
    asked.push([...tokens]);
    widths.push(width);
    return Promise.resolve(tokens.map((token) => answer(token, asked.length)));
  });
  const spots = Array.from({ length: count }, () => new Spot());
  spots.forEach((spot, at) => small.want(spot, page(String(at))));
  spots.forEach((spot) => small.measure(spot, 110));
  return { small, spots, asked, widths };
}
const see = ({ small, spots }: ReturnType<typeof made>, ...at: number[]): void =>
  at.forEach((one) => small.see(spots[one]!, true));

test("those in sight are requested together, the others when they come into sight", async () => {
  const all = made(4);
  await vi.advanceTimersByTimeAsync(50);
  expect(all.asked).toEqual([]);
  see(all, 0, 2);
  await vi.advanceTimersByTimeAsync(50);
  see(all, 0, 3);
  await vi.advanceTimersByTimeAsync(50);
  expect(all.asked).toEqual([["0", "2"], ["3"]]);
  expect(all.spots.map(({ drawn }) => drawn !== null)).toEqual([true, false, true, true]);
});

test("sixty at most are requested at a time", async () => {
  const all = made(130);
  see(all, ...all.spots.keys());
  await vi.advanceTimersByTimeAsync(50);
  expect(all.asked.map((tokens) => tokens.length)).toEqual([60, 60, 10]);
});

test("what is not there yet is requested again, what never comes is not", async () => {
  const all = made(3, (token, request) => {
    if (token === "1") return "never";
    return token === "2" && request < 4 ? "not yet" : pixels;
  });
  see(all, 0, 1, 2);
  await vi.advanceTimersByTimeAsync(150);
  expect(all.asked).toEqual([["0", "1", "2"], ["2"], ["2"]]);
  await vi.advanceTimersByTimeAsync(500);
  expect(all.asked.slice(3)).toEqual([["2"]]);
  expect(all.spots.map(({ drawn }) => drawn !== null)).toEqual([true, false, true]);
});

test("another version of a page takes the place of the one before", async () => {
  const all = made(1);
  see(all, 0);
  await vi.advanceTimersByTimeAsync(50);
  all.small.want(all.spots[0]!, page("new"));
  all.small.want(all.spots[0]!, page("new"));
  await vi.advanceTimersByTimeAsync(50);
  expect(all.asked).toEqual([["0"], ["new"]]);
});

test("each is requested as wide as its place, once that is known and whenever it changes", async () => {
  const all = made(3);
  all.small.measure(all.spots[0]!, 0);
  all.small.measure(all.spots[2]!, 90);
  see(all, 0, 1, 2);
  await vi.advanceTimersByTimeAsync(50);
  expect([all.asked, all.widths]).toEqual([
    [["1"], ["2"]],
    [110, 90],
  ]);
  for (const spot of all.spots) all.small.measure(spot, 90);
  await vi.advanceTimersByTimeAsync(50);
  expect([all.asked.slice(2), all.widths.slice(2)]).toEqual([[["0", "1"]], [90]]);
});

test("of those out of sight a limited number is kept, the ones seen last", async () => {
  const all = made(200);
  for (const [at, spot] of all.spots.entries()) {
    all.small.see(spot, true);
    if (at % 50 === 49) await vi.advanceTimersByTimeAsync(50);
  }
  for (const spot of all.spots) all.small.see(spot, false);
  expect(all.spots.map(({ drawn }) => drawn !== null).indexOf(true)).toBe(20);
  see(all, 0);
  await vi.advanceTimersByTimeAsync(50);
  expect(all.asked.at(-1)).toEqual(["0"]);
});
