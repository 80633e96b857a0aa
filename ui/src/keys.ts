// Decides where a key goes: to Rust, to the line being typed, to a control, or to the view itself.
// Which key does what is in Rust's table of keys (actions.ts); no key of an action is named here.
import { actionOf, isKeyOf, isOfClicker, mayBeHeld, type Pressed } from "./actions";
import type { Action } from "./gen/Action";
import type { KeyPress } from "./gen/KeyPress";
import { KEYS } from "./gen/keys";
import type { Purpose } from "./gen/Purpose";

/** A key press as the browser reports it. */
export interface Stroke {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
  /** The key is being held down, and this is a repeat. */
  repeat: boolean;
  /** An input method is composing a character. */
  composing: boolean;
}

/** Where the focus is when a key is pressed, and what is open. */
export interface Place {
  /** The text field that has the focus. */
  field: "none" | Purpose | "filter" | "palette" | "password" | "form" | "key";
  /** The password of a deck is asked for. */
  locked: boolean;
  /** The filter, or the field for the password, already contains text. */
  filled: boolean;
  /** A control has the focus, and got it by keyboard. */
  control: boolean;
  /** It is a border between two parts of the window. */
  border: boolean;
  /** A row of the agenda or the queue, a block of the ribbon, or what is asked of one has the focus, by keyboard or by a click. */
  row: boolean;
  /** The session asks a question that Enter answers. */
  asked: boolean;
  /** Esc takes away something in the room, or something that is open. */
  escapes: boolean;
  /** One of the view's own menus or dialogs is open. */
  menu: boolean;
  /** The line being typed, here or in the audience window. */
  draft: Purpose | null;
  /** It is asked where the notes are on a deck's pages. */
  asksAboutNotes: boolean;
  /** The outcome chooser is open. */
  chooser: boolean;
  /** A form is in use; the focus may be outside of it. */
  form: boolean;
  /** A poll waits for its result. */
  openPoll: boolean;
  /** The session takes notes; a plain deck doesn't. */
  notes: boolean;
  /** Some text is selected. */
  selection: boolean;
}

/** What a key does in the outcome chooser. */
export type Choice =
  | { choice: "digit"; digit: number }
  | { choice: "step"; by: 1 | -1 }
  | { choice: "record" }
  | { choice: "propose" };

export type Route =
  /** Rust gets the key, the browser doesn't. */
  | { to: "rust"; press: KeyPress }
  /** Rust gets the key, and from now on keys are text. */
  | { to: "rust-then-text"; press: KeyPress; purpose: Purpose }
  /** Rust gets the key, and keys are commands again. */
  | { to: "rust-then-commands"; press: KeyPress }
  /** Rust gets the key, which keeps the line that is typed; a line for notes or names then stays open. */
  | { to: "rust-and-line"; press: KeyPress }
  /** Rust gets the key, and it opens or closes the outcome chooser. */
  | { to: "rust-and-chooser"; press: KeyPress }
  /** The outcome chooser gets the key, wherever the focus is. */
  | { to: "chooser"; does: Choice }
  /** The line being typed gets the key, and the focus with it. */
  | { to: "line" }
  /** The field for the password gets the key, and the focus with it. */
  | { to: "password" }
  /** A field of the form that is open gets the key, and the focus with it. */
  | { to: "form" }
  | { to: "view"; local: Action }
  /** The browser gets the key, and with it the focused field or control. */
  | { to: "focus" }
  | { to: "nobody" };

const MODIFIERS = new Set(
  "Shift Control Alt Meta AltGraph CapsLock NumLock ScrollLock Fn Hyper Super".split(" "),
);
/** A button, a tick or a list does something of its own with these. */
const FOR_CONTROLS = new Set([" ", "Enter", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);
/** A border between two parts does something of its own with these as well. */
const FOR_BORDERS = new Set(["Home", "End", "Delete"]);
/** A text field does something of its own with these, and Ctrl. */
const EDITING = new Set([
  "a",
  "c",
  "v",
  "x",
  "z",
  "y",
  "Backspace",
  "Delete",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
]);
const TEXT = new Set(["Enter", "Backspace", "Delete", "Dead", "Process"]);

export function route(stroke: Stroke, place: Place): Route {
  const { key } = stroke;
  if (MODIFIERS.has(key)) return { to: "focus" };
  if (place.field === "key") return { to: "focus" };
  if (isOfClicker(stroke)) return toRust(stroke);
  if (place.asksAboutNotes) return inQuestion(stroke, place);
  if (place.row && isForRow(stroke, place)) return { to: "focus" };
  const local = actionOf(stroke, "in-view");
  if (local !== null) return { to: "view", local };
  if (key === "Tab") return { to: "focus" };
  if (place.field !== "none") return inField(stroke, place);
  if (place.chooser && place.draft === null && !place.menu) return inChooser(stroke, place);
  if (place.menu) return stroke.ctrl || isFunctionKey(key) ? { to: "nobody" } : { to: "focus" };
  if (key === "ContextMenu" || (key === "F10" && stroke.shift))
    return place.control ? { to: "focus" } : { to: "nobody" };
  if (stroke.ctrl && key.toLowerCase() === "c" && place.selection) return { to: "focus" };
  if (place.control && place.border && isForBorder(stroke)) return { to: "focus" };
  if (place.control && isForControl(stroke) && !answers(stroke, place)) return { to: "focus" };
  if (place.draft !== null) return whileDraftIsOpen(stroke, place.draft);
  if (place.locked && isText(stroke)) return { to: "password" };
  if (place.form && isLetter(stroke)) return { to: "form" };
  if (stroke.composing) return { to: "nobody" };
  if (stroke.repeat && !mayBeHeld(stroke)) return { to: "nobody" };
  const purpose = opensLine(stroke, place.openPoll, !place.notes);
  if (purpose !== null) return { to: "rust-then-text", press: press(stroke), purpose };
  if (isKeyOf(stroke, "outcome", !place.notes)) return { to: "rust-and-chooser", press: press(stroke) };
  return toRust(stroke);
}

/** The line that a key opens, in either window. A poll has two: first its question, then its result. */
export function opensLine(stroke: Stroke, openPoll = false, plain = false): Purpose | null {
  const action = actionOf(stroke, "anytime", plain);
  const purpose = action === null ? undefined : KEYS[action].opens;
  return purpose === "poll-question" && openPoll ? "poll-result" : (purpose ?? null);
}

/** Whether the key ends the line being typed. Enter ends a search only if it found something, which Rust knows. */
export function endsLine(stroke: Stroke, isSearch: boolean): boolean {
  return isSearch ? isKeyOf(stroke, "close-search") : actionOf(stroke, "in-line") !== null;
}

/** Whether the key is a modifier, which does nothing by itself. */
export function isModifier(key: string): boolean {
  return MODIFIERS.has(key);
}

/** The key press as Rust expects it. */
export function press(stroke: Pressed, text = false): KeyPress {
  const { key, ctrl, shift, alt } = stroke;
  return { key, ctrl, shift, alt, text };
}

/** A held key repeats within this time: longer than any system's delay. */
const HELD_MS = 800;
const last = { key: "", at: -Infinity };

/**
 * WebKit considers a key held until it sees the key released. If the focus moved to the other window meanwhile, it never
 * does, and the next press, perhaps minutes later, would count as a repeat and be lost.
 */
function isHeld(event: KeyboardEvent): boolean {
  const held = event.repeat && event.key === last.key && event.timeStamp - last.at < HELD_MS;
  last.key = event.key;
  last.at = event.timeStamp;
  return held;
}

/** Translates a browser event. AltGr types a character and is not a command. */
export function strokeOf(event: KeyboardEvent): Stroke {
  const graph = event.getModifierState("AltGraph");
  return {
    key: event.key,
    ctrl: (event.ctrlKey || event.metaKey) && !graph,
    shift: event.shiftKey,
    alt: event.altKey && !graph,
    repeat: isHeld(event),
    composing: event.isComposing || event.key === "Process" || event.key === "Dead",
  };
}

/** Enter answers an open question rather than opening the focused row. */
function answers(stroke: Stroke, { asked, row }: Place): boolean {
  return asked && row && (isKeyOf(stroke, "end-session") || isKeyOf(stroke, "go-on"));
}

/** Alt with an arrow moves the focused row; Shift with an arrow goes to another item or talk, wherever the focus is. */
function isForControl(stroke: Stroke): boolean {
  const { key, ctrl, alt, shift } = stroke;
  if (shift && key.startsWith("Arrow") && actionOf(stroke, "anytime") !== null) return false;
  if (alt) return !ctrl && (key === "ArrowUp" || key === "ArrowDown");
  return FOR_CONTROLS.has(key) && !ctrl;
}

function isForBorder({ key, ctrl, alt, shift }: Stroke): boolean {
  return FOR_BORDERS.has(key) && !ctrl && !alt && !shift;
}

/** The question about notes opens by itself. Keys move about in it, and none is a command, whatever was being typed. */
function inQuestion(stroke: Stroke, place: Place): Route {
  if (isKeyOf(stroke, "keep-notes-hidden")) return toRust(stroke);
  if (stroke.key === "Tab") return { to: "focus" };
  return place.control && isForControl(stroke) ? { to: "focus" } : { to: "nobody" };
}

/** The open chooser takes all keys, so that no letter shows something to the room. */
function inChooser(stroke: Stroke, place: Place): Route {
  const { key, ctrl, alt } = stroke;
  if (place.control && isForControl(stroke)) return { to: "focus" };
  if (isFunctionKey(key)) return toRust(stroke);
  const step = actionOf(stroke, "in-chooser");
  if (step === "outcome-below" || step === "outcome-above")
    return { to: "chooser", does: { choice: "step", by: step === "outcome-below" ? 1 : -1 } };
  if (stroke.repeat || ctrl || alt) return { to: "nobody" };
  if (isLetter(stroke) && !/^\d$/.test(key)) return { to: "form" };
  if (stroke.composing) return { to: "nobody" };
  if (isKeyOf(stroke, "outcome")) return { to: "rust-and-chooser", press: press(stroke) };
  switch (actionOf(stroke, "in-chooser")) {
    case "close-chooser":
      return { to: "rust-and-chooser", press: press(stroke) };
    case "record-outcome":
      return { to: "chooser", does: { choice: "record" } };
    case "propose-outcome":
      return { to: "chooser", does: { choice: "propose" } };
    case "choose-outcome":
      return { to: "chooser", does: { choice: "digit", digit: Number(key) } };
    default:
      return { to: "nobody" };
  }
}

function toRust(stroke: Stroke): Route {
  return { to: "rust", press: press(stroke) };
}

function inField(stroke: Stroke, place: Place): Route {
  const { key, ctrl } = stroke;
  if (stroke.composing) return { to: "focus" };
  if (isFunctionKey(key)) return toRust(stroke);
  if (place.field === "password") return inPassword(stroke, place);
  if (place.field === "form" && isKeyOf(stroke, "save-as")) return toRust(stroke);
  if (ctrl) return isEditing(stroke) ? { to: "focus" } : { to: "nobody" };
  if (place.field === "palette" || place.field === "form") return { to: "focus" };
  if (place.field === "filter") {
    const closes = isKeyOf(stroke, "close-key-list") || (isKeyOf(stroke, "help") && !place.filled);
    return closes ? toRust(stroke) : { to: "focus" };
  }
  const { field } = place;
  return (field === "none" || field === "key" ? null : ofLine(stroke, field)) ?? { to: "focus" };
}

/** The field takes all that can be text. While it is empty, the other keys are commands as ever. */
function inPassword(stroke: Stroke, place: Place): Route {
  if (isText(stroke)) return { to: "focus" };
  if (isKeyOf(stroke, "leave-locked") || !(place.filled || isEditing(stroke))) return toRust(stroke);
  return !stroke.ctrl || isEditing(stroke) ? { to: "focus" } : { to: "nobody" };
}

/** Ctrl with a key that a text field does something of its own with. */
function isEditing({ key, ctrl }: Stroke): boolean {
  return ctrl && EDITING.has(key.length === 1 ? key.toLowerCase() : key);
}

/** As `KeyPress::types` in Rust. */
function isText({ key, ctrl, alt, composing }: Stroke): boolean {
  return composing || (!ctrl && !alt && (key.length === 1 || TEXT.has(key) || [...key].length === 1));
}

/** A character that is written, other than a blank. */
function isLetter(stroke: Stroke): boolean {
  const { key, composing } = stroke;
  return composing || (isText(stroke) && key !== " " && [...key].length === 1);
}

function whileDraftIsOpen(stroke: Stroke, purpose: Purpose): Route {
  const { key, ctrl, alt } = stroke;
  const route = ofLine(stroke, purpose);
  if (route !== null) return route;
  if (isFunctionKey(key)) return toRust(stroke);
  return ctrl || alt ? { to: "nobody" } : { to: "line" };
}

/** The keys of the line itself: those that end it, or select what a search found. */
function ofLine(stroke: Stroke, purpose: Purpose): Route | null {
  const isSearch = purpose === "search";
  if (!isSearch && isKeyOf(stroke, "finish-line")) return { to: "rust-and-line", press: press(stroke, true) };
  if (endsLine(stroke, isSearch)) return { to: "rust-then-commands", press: press(stroke, true) };
  if (isSearch && actionOf(stroke, "in-search") !== null) return { to: "rust", press: press(stroke, true) };
  return null;
}

function isFunctionKey(key: string): boolean {
  return /^F\d+$/.test(key);
}

function isForRow(stroke: Stroke, place: Place): boolean {
  const action = actionOf(stroke, "on-row");
  return action !== null && !answers(stroke, place) && !(action === "leave-row" && place.escapes);
}
