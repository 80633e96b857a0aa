// Every token that a component uses is defined: a name that is not would silently lose a colour or a size.
import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

const FOLDER = new URL(".", import.meta.url);
const styles = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(svelte|css)$/.test(path))
  .map((path) => [path, readFileSync(new URL(path, FOLDER), "utf8")] as const);

test("each custom property that is used is set somewhere", () => {
  const set = new Set(
    styles.flatMap(([, text]) => [...text.matchAll(/(?:style:)?(--[\w-]+)\s*[:=]/g)].map(([, name]) => name)),
  );
  const unknown = styles.flatMap(([path, text]) =>
    [...text.matchAll(/var\((--[\w-]+)\)/g)]
      .filter(([, name]) => !set.has(name))
      .map(([use]) => `${path}: ${use}`),
  );
  expect(set.size).toBeGreaterThan(40);
  expect(unknown).toEqual([]);
});
