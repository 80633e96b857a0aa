// The themes that can be chosen, in words.
import type { Theme } from "../../gen/Theme";

export const THEMES: readonly [Theme, string][] = [
  ["dark", "Dark"],
  ["light", "Light"],
  ["system", "System"],
];
