// Which tab of the detail pane is open.
import { describe, expect, test } from "vitest";

import { card } from "../../dev/session";
import { snapshots } from "../../dev/snapshots";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import { DetailTabs } from "./detail-tabs.svelte";

let now: PresenterSnapshot = snapshots.talk!;
const tabs = (): DetailTabs =>
  new DetailTabs(
    () => now,
    () => card,
  );
const at = (name: string): void => {
  now = snapshots[name]!;
};

describe("the tab that is open", () => {
  test("is the notes in a deck that has some, else the slides", () => {
    at("talk");
    expect(tabs().open).toBe("slides");
    now = { ...now, slide: { ...now.slide, page: "pat/3" } };
    expect(tabs().open).toBe("notes");
  });

  test("is what the state puts in front, and afterwards what was open before", () => {
    const all = tabs();
    at("talk");
    all.choose("links");
    at("discussion");
    expect(all.open).toBe("advice");
    at("talk");
    expect(all.open).toBe("links");
  });

  test("is what the chair chose in spite of that, until the state comes anew", () => {
    const all = tabs();
    at("discussion");
    all.choose("queue");
    all.follow();
    expect(all.open).toBe("queue");
    all.choose("advice");
    expect(all.open).toBe("advice");
    all.choose("minutes");
    at("talk");
    all.follow();
    at("discussion");
    expect(all.open).toBe("advice");
  });

  test("is what is not in place in the last ten minutes, and before that once it is asked for", () => {
    at("quic-before");
    const all = tabs();
    expect(all.open).toBe("missing");
    all.choose("notes");
    expect(all.open).toBe("notes");
    const early = { ...now, people: { ...now.people, near: false } };
    now = early;
    const day = tabs();
    expect(day.fronts).toContain("missing");
    expect(day.open).toBe("slides");
    day.choose("missing");
    expect(day.open).toBe("missing");
    now = { ...early, people: { ...early.people, missing: "", words: "" } };
    day.follow();
    expect(day.open).toBe("slides");
    at("talk");
    expect(tabs().fronts).not.toContain("missing");
  });

  test("says what is open when the end is asked for", () => {
    at("ends");
    expect(tabs().open).toBe("ending");
  });
});
