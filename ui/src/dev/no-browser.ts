// What modules ask of a browser as they are read, for tests that draw components without one.
import { vi } from "vitest";

vi.stubGlobal(
  "CSSStyleSheet",
  class {
    replaceSync(): void {}
  },
);
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {} });
