import { describe, expect, it } from "vitest";
import { unpack } from "./unpack";

const WHITE = 0xffff_ffff;

describe("the pixels of a page", () => {
  it("are those that were packed", () => {
    // The same words stand in crates/render/src/pack.rs.
    const words = Uint32Array.of(
      0x4000_0005,
      WHITE,
      0xc000_0003,
      0x0040_3020,
      0x0000_0002,
      0xff00_00ff,
      0x80ff_0000,
      0x8000_0004,
      0x0000_0001,
      0xff01_0203,
    );
    expect([...unpack(words, 5, 15)]).toEqual([
      ...[WHITE, WHITE, WHITE, WHITE, WHITE],
      ...[0xff20_2020, 0xff30_3030, 0xff40_4040, 0xff00_00ff, 0x80ff_0000],
      ...[0xff20_2020, 0xff30_3030, 0xff40_4040, 0xff00_00ff, 0xff01_0203],
    ]);
  });

  it("are copied over many rows from the first", () => {
    const row = Array.from({ length: 20 }, (_, x) => 0xff00_0000 + x);
    const words = Uint32Array.of(20, ...row, 0x8000_0000 + 50);
    const out = unpack(words, 20, 70);
    expect([...out]).toEqual([...row, ...row, ...row, ...row.slice(0, 10)]);
  });

  it("stay inside the picture whatever the words say", () => {
    expect([...unpack(Uint32Array.of(0x4000_00ff, 7), 2, 4)]).toEqual([7, 7, 7, 7]);
    expect([...unpack(Uint32Array.of(0x8000_0003, 0xc000_0009), 2, 4)]).toEqual([0, 0, 0, 0xff00_0000]);
    expect([...unpack(Uint32Array.of(5, 1), 2, 4)]).toEqual([1, 0, 0, 0]);
  });
});
