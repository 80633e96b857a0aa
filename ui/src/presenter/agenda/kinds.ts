// What each kind of item is called.
import type { ItemKind } from "../../gen/ItemKind";

export const KINDS: Record<ItemKind, string> = {
  talk: "Talk",
  fyi: "FYI",
  break: "Break",
  "as-time-permits": "If time permits",
  aob: "AOB",
};
