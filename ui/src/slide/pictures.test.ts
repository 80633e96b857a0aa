// Which pages are asked for and kept.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Picture } from "../gen/Picture";
import type { Drawn } from "./fetch";
import { Pictures } from "./pictures";
import type { Size } from "./pixels";

interface Ask {
  token: string;
  urgency: string;
  answer(drawn: Drawn<Size, string>): void;
}

const SIZE = { width: 100, height: 50 };
const BYTES = SIZE.width * SIZE.height * 4;
const page = (token: string): Picture => ({ token, width: 16, height: 9 });

/** An answer with a page of this size; packed it is a tenth. */
const answered = (size: Size, draft = false): Drawn<Size, string> => ({
  is: "page",
  page: { bytes: (size.width * size.height * 4) / 10, unpack: () => size },
  draft,
});

/** A window that keeps so many pages, and what it asked for. */
function setUp(
  most: number,
  mostPacked = 0,
): { pictures: Pictures<Size>; asks: Ask[]; bring(token: string): Promise<void> } {
  const asks: Ask[] = [];
  const pictures = new Pictures<Size>(
    ({ token }, _, urgency) => new Promise((answer) => asks.push({ token, urgency, answer })),
    most * BYTES,
    "now",
    0,
    mostPacked,
  );
  pictures.resize(SIZE);
  const bring = async (token: string): Promise<void> => {
    const at = asks.findIndex((ask) => ask.token === token);
    asks.splice(at, 1)[0]?.answer(answered({ ...SIZE }));
    await new Promise((done) => setTimeout(done, 0));
  };
  return { pictures, asks, bring };
}

const names = (asks: Ask[]): string[] => asks.map(({ token, urgency }) => `${token} ${urgency}`);

describe("what is asked for", () => {
  test("the page on show first, then those that may come, one at a time in their order", async () => {
    const { pictures, asks, bring } = setUp(9);
    pictures.want(page("a"), [page("b"), page("c")]);
    expect(names(asks)).toEqual(["a now"]);
    await bring("a");
    expect(names(asks)).toEqual(["b soon"]);
    await bring("b");
    expect(names(asks)).toEqual(["c soon"]);
    await bring("c");
    expect(names(asks)).toEqual([]);
  });

  test("a page that is turned to while it is made ready is asked for at once", () => {
    const { pictures, asks } = setUp(9);
    pictures.want(null, [page("b")]);
    pictures.want(page("b"), []);
    expect(names(asks)).toEqual(["b soon", "b now"]);
  });

  test("while a key is held, only what is on show in the end is kept", async () => {
    const { pictures, asks, bring } = setUp(9);
    for (const token of ["a", "b", "c"]) pictures.want(page(token), []);
    expect(names(asks)).toEqual(["a now"]);
    await bring("a");
    expect(names(asks)).toEqual(["c now"]);
    await bring("c");
    expect(["a", "b", "c"].map((token) => pictures.get(token) !== undefined)).toEqual([false, false, true]);
  });

  test("what was superseded and is still on show is asked for again, what is gone is not", async () => {
    const { pictures, asks } = setUp(9);
    pictures.want(page("a"), []);
    asks.shift()?.answer({ is: "superseded" });
    await new Promise((done) => setTimeout(done, 0));
    expect(names(asks)).toEqual(["a now"]);
    asks.shift()?.answer({ is: "gone" });
    await new Promise((done) => setTimeout(done, 0));
    expect(names(asks)).toEqual([]);
  });

  test("a draft is shown and the right one asked for; a page that fails says why", async () => {
    const { pictures, asks } = setUp(9);
    const came: string[] = [];
    pictures.listen((token) => came.push(token));
    pictures.want(page("a"), []);
    asks.shift()?.answer(answered({ width: 25, height: 12 }, true));
    await new Promise((done) => setTimeout(done, 0));
    expect(pictures.get("a")?.width).toBe(25);
    expect(names(asks)).toEqual(["a now"]);
    asks.shift()?.answer({ is: "failed", why: "has no size" });
    await new Promise((done) => setTimeout(done, 0));
    expect(pictures.failure("a")).toEqual({ why: "has no size" });
    expect(came).toEqual(["a", "a"]);
    expect(names(asks)).toEqual([]);
  });
});

test("no more is kept than may be, the least lately used goes first, and never what is on show", async () => {
  const { pictures, bring } = setUp(3);
  for (const token of ["a", "b", "c", "d", "e"]) {
    pictures.want(page(token), []);
    await bring(token);
  }
  const kept = ["a", "b", "c", "d", "e"].filter((token) => pictures.get(token) !== undefined);
  expect(kept).toEqual(["c", "d", "e"]);
  const small = setUp(0);
  small.pictures.want(page("a"), []);
  await small.bring("a");
  expect(small.pictures.get("a")).toBeDefined();
});

test("what does not fit is not made ready, so that nothing is asked for over and over", async () => {
  for (const [most, ready] of [
    [0, 1],
    [1.5, 1],
    [3, 2],
    [9, 4],
  ] as const) {
    const { pictures, asks, bring } = setUp(most);
    pictures.want(page("a"), ["b", "c", "d", "e"].map(page));
    let brought = 0;
    for (let ask = asks[0]; ask !== undefined && brought < 20; ask = asks[0]) {
      await bring(ask.token);
      brought++;
    }
    expect(brought).toBe(1 + ready);
    expect(pictures.get("a")).toBeDefined();
    expect(pictures.get("b")).toBeDefined();
  }
});

describe("pages kept packed", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const pages = (...names: string[]): Picture[] => names.map(page);

  /** Answers all that is asked for until nothing more is, and gives what that was. */
  async function bringAll({ asks }: { asks: Ask[] }): Promise<string[]> {
    const brought: string[] = [];
    for (let idle = 0; idle < 3; idle++) {
      for (let ask = asks.shift(); ask !== undefined; ask = asks.shift(), idle = 0) {
        brought.push(`${ask.token} ${ask.urgency}`);
        ask.answer(answered({ ...SIZE }));
        await vi.advanceTimersByTimeAsync(1);
      }
      await vi.advanceTimersByTimeAsync(300);
    }
    return brought;
  }

  test("come one by one when nothing is turned, the nearest first, and need not be asked for at a jump", async () => {
    const window = setUp(3, BYTES);
    window.pictures.want(page("a"), pages("b"), pages("b", "c", "d"));
    expect(await bringAll(window)).toEqual(["a now", "b soon", "c soon", "d soon"]);
    window.pictures.want(page("d"), pages("c"));
    expect(window.pictures.get("d")).toBeDefined();
    expect(await bringAll(window)).toEqual([]);
  });

  test("are there at a jump though all that is kept is still wanted", async () => {
    const window = setUp(3, 2 * BYTES);
    window.pictures.want(page("a"), pages("b", "c"), pages("b", "c", "d", "e"));
    await bringAll(window);
    // Shown before it is said to be wanted, as the room's window does.
    expect(window.pictures.get("e")).toBeDefined();
    expect(window.pictures.get("d")).toBeDefined();
  });

  test("wait while slides are turned", async () => {
    const { pictures, asks, bring } = setUp(3, BYTES);
    pictures.want(page("a"), [], pages("c"));
    const brought = bring("a");
    await vi.advanceTimersByTimeAsync(1);
    await brought;
    for (let turn = 0; turn < 10; turn++) {
      await vi.advanceTimersByTimeAsync(100);
      pictures.want(page("a"), [], pages("c"));
      expect(asks).toEqual([]);
    }
    await vi.advanceTimersByTimeAsync(300);
    expect(asks.map(({ token }) => token)).toEqual(["c"]);
  });

  test("are bounded, and none is kept of another size", async () => {
    const window = setUp(3, BYTES / 2);
    window.pictures.want(page("a"), [], pages("b", "c", "d", "e", "f", "g", "h"));
    // Those that may be jumped to take half of what there is at most.
    expect(await bringAll(window)).toEqual(["a now", "b soon", "c soon"]);
    window.pictures.resize({ width: 50, height: 25 });
    expect(window.asks.map(({ token }) => token)).toEqual(["a"]);
  });

  test("are not kept at all when there is no room for them", async () => {
    const window = setUp(3);
    window.pictures.want(page("a"), [], pages("b"));
    expect(await bringAll(window)).toEqual(["a now"]);
    expect(window.pictures.get("a")).toBeDefined();
  });
});
