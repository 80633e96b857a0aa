// The page after the end: what is open, what closes it, what is handed on.
import { describe, expect, test } from "vitest";

import { after } from "../../dev/after";
import { drawn } from "../../dev/drawn";
import { snapshots } from "../../dev/snapshots";
import type { AfterCard } from "../../gen/AfterCard";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { editing } from "../agenda/editing.svelte";

const ended = (change: Partial<AfterCard> = {}): PresenterSnapshot => ({
  ...snapshots["ended"]!,
  after: { ...after, ...change },
});
const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
const part = (html: string, from: RegExp): string => from.exec(html)?.[0] ?? "";
const still = (html: string): string => part(html, /<section class="still.*?<\/section>/s);
const preview = (html: string): string => part(html, /<section class="preview.*?<\/section>/s);

describe("what is still open", () => {
  test("comes first, each with what closes it", () => {
    const html = drawn(ended());
    const rows = [...still(html).matchAll(/<li.*?<\/li>/gs)].map(([row]) => textOf(row));
    expect(rows).toHaveLength(after.open.length);
    const buttons = [
      "Type the result",
      "Record it",
      "Add a name",
      "Empty the queue",
      "Save to the file",
      "Copy the new ones",
    ];
    buttons.forEach((button, index) => expect(rows[index]).toContain(button));
    expect(rows[0]).toContain("Read Meetecho's file");
    expect(html.indexOf("still open")).toBeLessThan(html.indexOf("Report to the area director"));
  });

  test("says so when nothing is", () => {
    const html = still(drawn(ended({ open: [] })));
    expect(textOf(html)).toBe("Nothing is open");
  });

  test("has the field for a poll's result where the poll is, and another line's above", () => {
    const field = (purpose: "poll-result" | "queue", poll: string | null): string =>
      drawn(ended(), ({ line }) => {
        line.purpose = purpose;
        line.poll = poll;
      });
    expect(still(field("poll-result", "p1"))).toContain('data-field="poll-result"');
    const queue = field("queue", null);
    expect(still(queue)).not.toContain('data-field="queue"');
    expect(queue).toContain('data-field="queue"');
  });
});

describe("what is handed on", () => {
  test("has a button that copies or saves it, and its text", () => {
    const html = drawn(ended());
    const list = part(html, /<ol class="scrolls[^>]*aria-label="To hand on".*?<\/ol>/s);
    const rows = [...list.matchAll(/<li.*?<\/li>/gs)].map(([row]) => textOf(row));
    expect(rows.map((row) => row.split(" ").at(-1))).toEqual([
      "Copy",
      "Copy",
      "Copy",
      "Copy",
      "Save…",
      "Save…",
    ]);
    expect(list.match(/aria-current="true"/g)).toHaveLength(1);
    expect(textOf(preview(html))).toContain("# Security Dispatch (secdispatch): minutes");
  });

  test("has a link only where the session has one", () => {
    expect(textOf(preview(drawn(ended())))).toContain("Open Minutes");
    expect(textOf(preview(drawn(ended({ part: "report" }))))).not.toContain("Open");
  });

  test("of the minutes has their notes to be mended, of files no way to save a text", () => {
    expect(textOf(preview(drawn(ended())))).toContain("Edit the notes");
    expect(textOf(preview(drawn(ended({ part: "slides" }))))).not.toContain("Save");
  });
});

test("the stage, the show bar and the timer are gone, and the room's picture and the rundown stand beside", () => {
  const html = drawn(ended());
  for (const gone of ["<nav", '<section class="detail', '<section class="now'])
    expect(html).not.toContain(gone);
  for (const there of ["pane room", "rundown", "note text-line"])
    expect(html).toMatch(new RegExp(`class="${there}`));
  expect(textOf(html)).toContain("Resume the session");
});

test("the row that was selected gives way to what is handed on, unless something typed isn't saved", () => {
  const row = ended().agenda[0]!;
  editing.open(row, []);
  expect(textOf(drawn(ended()))).toContain("Report to the area director");
  editing.open(row, []);
  editing.draft.title = "Typed, not saved";
  expect(drawn(ended())).toContain("Typed, not saved");
  editing.close();
});
