// Names that complete what is typed.
import { describe, expect, test } from "vitest";

import { completions, nameMeant } from "./type-ahead";

describe("names", () => {
  const known = ["Ben Schwartz", "Tommy Pauly", "Benoît Claise", "Rich Salz", "Robin van den Berg"];
  test("complete from the beginning of any word, first names first", () => {
    expect(completions(known, "be")).toEqual(["Ben Schwartz", "Benoît Claise", "Robin van den Berg"]);
    expect(completions(known, " pau ")).toEqual(["Tommy Pauly"]);
    expect(completions(known, "en")).toEqual([]);
  });
  test("whatever accents were typed, and signs are no pattern", () => {
    expect(completions(known, "benoit")).toEqual(["Benoît Claise"]);
    expect(completions(known, ".*(")).toEqual([]);
  });
  test("nothing typed offers nothing", () => expect(completions(known, " ")).toEqual([]));
  test("the one chosen is meant, else what was typed, spelled as it is known", () => {
    expect(nameMeant(known, "be", "Ben Schwartz")).toBe("Ben Schwartz");
    expect(nameMeant(known, " tommy  pauly", undefined)).toBe("Tommy Pauly");
    expect(nameMeant(known, "Be", undefined)).toBe("Be");
  });
});
