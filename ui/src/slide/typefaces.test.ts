import { afterEach, expect, test, vi } from "vitest";

import { typefacesInOrder } from "./typefaces";

afterEach(() => vi.unstubAllGlobals());

test("no typeface is asked for before the style sheets that name them have come", async () => {
  const asked: string[] = [];
  const load = (face: string) => {
    asked.push(face);
    return Promise.resolve([]);
  };
  const coming = Object.assign(new EventTarget(), { sheet: null });
  const here = Object.assign(new EventTarget(), { sheet: {} });
  vi.stubGlobal("document", { fonts: { load }, querySelectorAll: () => [coming, here] });

  const ready = typefacesInOrder();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(asked).toEqual([]);
  coming.dispatchEvent(new Event("load"));
  await ready;
  expect(asked).toEqual(["400 31px Inter", "680 50px Inter", "400 22px 'JetBrains Mono'"]);
});
