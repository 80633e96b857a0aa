// What is not in place: as many lines as Rust counts.
import { expect, test } from "vitest";

import { peopleBefore } from "../../dev/room";
import { snapshots } from "../../dev/snapshots";
import type { CheckRow } from "../../gen/CheckRow";
import { notInPlace } from "./open";

const entry = (id: string, more: Partial<CheckRow>): CheckRow => ({
  id,
  section: "own",
  text: id,
  ticked: null,
  by_journal: false,
  counts: true,
  ...more,
});

test("lines that are settled, the participants' tips and what the room is shown are not listed", () => {
  const rows = [
    entry("open", {}),
    entry("ticked", { ticked: "11:58" }),
    entry("tip", { section: "tips", counts: false }),
    entry("note-well", { section: "boilerplate", by_journal: true, counts: false }),
  ];
  const ids = notInPlace(peopleBefore, rows).map(({ id }) => id);
  expect(ids).toEqual(["note-takers", "audio-video", "speaker:multicast", "entry:open"]);
});

test("the fixture lists as many as it counts", () => {
  for (const [name, { people, checklist }] of Object.entries(snapshots)) {
    if (people.before && people.missing !== "")
      expect(notInPlace(people, checklist).length, name).toBe(Number(people.missing.split(" ")[0]));
  }
});
