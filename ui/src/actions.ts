// What the table of keys says: which action a key is, and the keycaps of an action. Rust has the table; gen/keys.ts is made
// of it. Nothing here or in a component knows a key by itself.
import { SvelteMap } from "svelte/reactivity";
import type { Action } from "./gen/Action";
import type { ChangedKeys } from "./gen/ChangedKeys";
import type { Chord } from "./gen/Chord";
import type { KeyRow } from "./gen/KeyRow";
import { KEYS } from "./gen/keys";
import type { Modifier } from "./gen/Modifier";
import type { When } from "./gen/When";

/** A key, and what is down with it. */
export interface Pressed {
  key: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

/** Which of the keys count: those of a plain deck, and whether every key that the room can see needs Ctrl. */
export interface KeySet {
  plain: boolean;
  ctrl: boolean;
}
/** Or only whether the deck is a plain one. */
type Keys = boolean | KeySet;

const ROWS = Object.entries(KEYS) as [Action, KeyRow][];

/** The actions whose keys are not the table's, because a person has chosen some. */
const CHANGED = new SvelteMap<Action, ChangedKeys>();

/** Takes the keys that count from now on. */
export function changeKeys(changed: readonly ChangedKeys[]): void {
  CHANGED.clear();
  for (const row of changed) CHANGED.set(row.action, row);
}

/** The action that this key is while `when` holds; null if it is none. */
export function actionOf(pressed: Pressed, when: When, keys: Keys = false): Action | null {
  const found = ROWS.find(
    ([action, row]) => row.when === when && chords(action, keys).some((chord) => is(pressed, chord)),
  );
  return found?.[0] ?? null;
}

/** Whether this is a key of the action, whatever is open. */
export function isKeyOf(pressed: Pressed, action: Action, keys: Keys = false): boolean {
  return chords(action, keys).some((chord) => is(pressed, chord));
}

/** Whether the key counts again and again while it is held down. */
export function mayBeHeld(pressed: Pressed): boolean {
  const all = ROWS.flatMap(([action]) => [...chords(action, false), ...chords(action, true)]);
  return all.some((chord) => chord.repeats === true && is(pressed, chord));
}

/** Whether a clicker sends the key, so that it counts even while text is typed. */
export function isOfClicker({ key }: Pressed): boolean {
  return CLICKER.some((chord) => chord.key === key);
}

/** The key that a clicker sends for the action, which counts whatever is typed or open. */
export function clickerKeyOf(action: "next" | "back"): Pressed {
  const chord = KEYS[action].keys.find(({ clicker }) => clicker === true);
  return { key: chord?.key ?? "", ctrl: false, alt: false, shift: false };
}

/** The keys that turn and may be held. */
export function turning(): Pressed[] {
  return [...chords("next", false), ...chords("back", false)]
    .filter(({ repeats, ctrl, alt, shift }) => repeats === true && ![ctrl, alt, shift].includes("down"))
    .map(({ key }) => ({ key, ctrl: false, alt: false, shift: false }));
}

/** What a DOM event says of a key. */
export function pressedIn({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Pressed {
  return { key, ctrl: ctrlKey || metaKey, alt: altKey, shift: shiftKey };
}

/** The keycap on the action's button; undefined if it has no key. */
export function capOf(action: Action, keys: Keys = false): string | undefined {
  return chords(action, keys)[0]?.cap;
}

/** The same for where there is little room. */
export function shortCapOf(action: Action, keys: Keys = false): string | undefined {
  const chord = chords(action, keys)[0];
  return chord?.short ?? chord?.cap;
}

/** All keycaps of the action, each once, and of what has to be pressed after it. */
export function capsOf(action: Action, keys: Keys = false): string[] {
  const caps = chords(action, keys).map(({ cap }) => cap);
  return [...new Set([...caps, ...(KEYS[action].then ?? [])])];
}

/** The key on the action's button in the words of `aria-keyshortcuts`; undefined if it has no key. */
export function shortcutOf(action: Action, keys: Keys = false): string | undefined {
  const chord = chords(action, keys)[0];
  return chord?.shortcut ?? chord?.cap;
}

/** All keys of these actions in the words of `aria-keyshortcuts`. */
export function shortcutsOf(...actions: Action[]): string {
  return actions
    .flatMap((action) => chords(action, false))
    .map(({ shortcut, cap }) => shortcut ?? cap)
    .join(" ");
}

/** What stands on the action's button. */
export function labelOf(action: Action): string {
  const { button, name } = KEYS[action];
  return button ?? name;
}

/** A row of the list of keys, or of the palette. */
export interface Listed extends KeyRow {
  action: Action;
}

/** What `?` lists in a plain deck, or in a session. */
export function listed(plain: boolean): Listed[] {
  return ROWS.filter(([, { when }]) => when === "anytime" || when === "in-view")
    .filter(([, row]) => !plain || row.plain || row.plain_keys !== undefined)
    .map(([action, row]) => ({ action, ...row }));
}

function chords(action: Action, keys: Keys): readonly Chord[] {
  const { plain, ctrl } = typeof keys === "boolean" ? { plain: keys, ctrl: false } : keys;
  const changed = CHANGED.get(action);
  if (changed !== undefined) return ctrl ? changed.ctrl_keys : changed.keys;
  const row = KEYS[action];
  const own = ctrl ? (row.ctrl_keys ?? row.keys) : row.keys;
  if (!plain) return own;
  return [...(row.plain === true ? own : []), ...(row.plain_keys ?? [])];
}

/** As `Chord::is` in Rust. */
function is({ key, ctrl, alt, shift }: Pressed, chord: Chord): boolean {
  const isKey = chord.key === "digit" ? /^\d$/.test(key) : chord.key === lower(key);
  return isKey && allows(chord.ctrl, ctrl) && allows(chord.alt, alt) && allows(chord.shift, shift);
}

function allows(modifier: Modifier = "up", down: boolean): boolean {
  return modifier === "any" || (modifier === "down") === down;
}

/** A letter in lower case, as it is with Caps Lock; the names of keys as they are. */
function lower(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

const CLICKER = ROWS.flatMap(([, row]) => row.keys).filter(({ clicker }) => clicker === true);
