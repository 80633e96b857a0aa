// Stands in for what modules need of a browser when they are loaded, so that tests can draw components without one.
import { vi } from "vitest";

vi.stubGlobal(
  "CSSStyleSheet",
  class {
    replaceSync(): void {}
  },
);
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {} });
