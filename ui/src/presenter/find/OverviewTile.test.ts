// What a tile of the overview says.
import { render } from "svelte/server";
import { expect, test } from "vitest";

import OverviewTile from "./OverviewTile.svelte";
import type { Tiles } from "../slide/tiles";

const words = (here: string, room: string | null, pages = ["pat/4", "pat/5"]): string => {
  const tile = { pages, first: 5, number: "5", beside: "", title: "Roles" };
  const props = { tile, deck: "Talk", chosen: false, here, room, tiles: {} as Tiles, onopen: () => {} };
  return render(OverviewTile, { props })
    .body.replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
};

test.each([
  ["pat/5", "pat/4", "You and the room Talk, slide 5 Roles 2 steps"],
  ["pat/4", "chairs/0", "You Talk, slide 5 Roles 2 steps"],
  ["chairs/0", "pat/5", "The room Talk, slide 5 Roles 2 steps"],
  ["chairs/0", null, "Talk, slide 5 Roles 2 steps"],
])("with the chair on %s and the room on %s: %s", (here, room, said) => expect(words(here, room)).toBe(said));

test("one page is no steps", () => expect(words("a/0", null, ["pat/4"])).toBe("Talk, slide 5 Roles"));
