// Which folder may use which: its own files, and those of the rows above it. An import the other way is named here.
import { expect, test } from "vitest";

const LAYERS: readonly (readonly string[])[] = [
  ["gen", "theme"],
  ["."],
  ["slide"],
  ["audience", "print", "presenter/state"],
  ["presenter/parts"],
  ["presenter/slide"],
  [
    "presenter/agenda",
    "presenter/find",
    "presenter/floor",
    "presenter/minutes",
    "presenter/ready",
    "presenter/settings",
    "presenter/show",
    "presenter/speaker",
    "presenter/time",
    "speaker",
    "start",
  ],
  ["presenter/after"],
  ["presenter/frame"],
  ["presenter"],
];
/** What begins each page, and the fixtures, may use everything. */
const ABOVE_ALL = /^\.\/((audience|presenter|speaker|start|print|carrier)\.ts$|dev\/)|\.test\.ts$/;

const sources = import.meta.glob<string>("./**/*.{ts,svelte}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const layerOf = (folder: string): number => LAYERS.findIndex((folders) => folders.includes(folder));
const folderOf = (path: string): string => path.split("/").slice(0, -1).join("/") || ".";

test("each file uses its own folder and those above it in the list", () => {
  const wrong: string[] = [];
  for (const [path, text] of Object.entries(sources)) {
    if (ABOVE_ALL.test(path)) continue;
    const folder = folderOf(path.slice(2));
    expect(layerOf(folder), `${folder} stands in no layer`).toBeGreaterThanOrEqual(0);
    for (const [line, used] of text.matchAll(/(?:from |import |import\()"(\.[^"?]+)"/g)) {
      const target = new URL(used!, `file:///${path.slice(2)}`).pathname.slice(1);
      const other = folderOf(target);
      if (other !== folder && layerOf(other) >= layerOf(folder)) wrong.push(`${path}: ${line}`);
    }
  }
  expect(wrong).toEqual([]);
});
