// The store of pages.
import { expect, test } from "vitest";

import type { Page } from "./gen/Page";
import { PageStore } from "./pages";

const page = (id: string, html = "<p>a</p>"): Page => ({
  id,
  html,
  classes: [],
  footer: ["", "", ""],
  picture: null,
});

test("a page with a known name replaces the earlier one, others stay", () => {
  const store = new PageStore();
  store.take([page("a"), page("b")]);
  expect(store.take([page("b", "<p>new</p>")])).toEqual(["b"]);
  expect(store.get("a")?.html).toBe("<p>a</p>");
  expect(store.get("b")?.html).toBe("<p>new</p>");
});

test("a page that comes again unchanged is the same page, and keeps its scale", () => {
  const store = new PageStore();
  store.take([page("a")]);
  const first = store.get("a")!;
  store.keepFit(first, 0.7);
  expect(store.take([page("a")])).toEqual([]);
  expect(store.get("a")).toBe(first);
  expect(store.fitOf(first)).toBe(0.7);
});

test("a page for which no scale was found is looked at again", () => {
  const store = new PageStore();
  store.take([page("a")]);
  store.keepFit(store.get("a")!, null);
  expect(store.fitOf(store.get("a")!)).toBeUndefined();
});

test("a changed page has no scale, and a late result for the old one is dropped", () => {
  const store = new PageStore();
  store.take([page("a")]);
  const old = store.get("a")!;
  store.keepFit(old, 0.7);
  store.take([page("a", "<p>longer</p>")]);
  store.keepFit(old, 0.5);
  expect(store.fitOf(store.get("a")!)).toBeUndefined();
  expect(store.fitOf(old)).toBeUndefined();
});

test("a scale is forgotten when a picture has come", () => {
  const store = new PageStore();
  store.take([page("a"), page("b")]);
  store.keepFit(store.get("a")!, 1);
  store.keepFit(store.get("b")!, 1);
  store.forgetFit("a");
  expect(store.fitOf(store.get("a")!)).toBeUndefined();
  expect(store.fitOf(store.get("b")!)).toBe(1);
});
