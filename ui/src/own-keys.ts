// Keys that a person chooses: what a press is called in the settings, and whose key it is already. Rust reads them
// (`OwnKeys` in crates/session); what it refuses is refused here first, so that it can be said at once.
import { actionOf, capsOf, type KeySet, type Listed, listed, type Pressed } from "./actions";
import type { Action } from "./gen/Action";
import { KEYS } from "./gen/keys";

/** Keys that have another name on their keycap. */
const CAPS: Record<string, string> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "Space",
  "-": "−",
};
/** They do what is asked at the moment. */
const FIXED = new Set(["Enter", "Tab", "Escape"]);

/** A press as the settings have it; null if it cannot be chosen. */
export function capOfPress({ key, ctrl, alt, shift }: Pressed): string | null {
  const one = [...key].length === 1;
  if (FIXED.has(key) || (!one && !/^[A-Z][A-Za-z0-9]*$/.test(key)) || key === "Dead" || key === "Process")
    return null;
  if (/^\d$/.test(key) && !ctrl && !alt) return null;
  const isSign = one && key !== " " && !/[\p{L}\p{N}]/u.test(key);
  const modifiers = [ctrl && "Ctrl+", alt && "Alt+", shift && !isSign && "Shift+"].filter(Boolean).join("");
  return modifiers + (CAPS[key] ?? (one ? key.toUpperCase() : key));
}

/** The actions whose keys can be chosen: `Action::has_keys_of_choice` in Rust. */
export function changeable(plain: boolean): Listed[] {
  return listed(plain).filter(({ keys }) => !keys.some(({ key }) => key === "Escape" || key === "digit"));
}

/** Whose key it is already; null if nobody's. */
export function takenBy(pressed: Pressed, action: Action, plain: boolean): Action | null {
  const found = actionOf(pressed, "in-view", plain) ?? actionOf(pressed, "anytime", plain);
  return found === action ? null : found;
}

/** The keycaps that can be taken away: those of clickers always count. */
export function ownCaps(action: Action, plain: boolean): string[] {
  const clickers = KEYS[action].keys.filter(({ clicker }) => clicker === true).map(({ cap }) => cap);
  const set: KeySet = { plain, ctrl: false };
  return capsOf(action, set).filter(
    (cap) => !clickers.includes(cap) && !(KEYS[action].then ?? []).includes(cap),
  );
}
