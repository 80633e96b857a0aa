// The connection to Rust: commands out, messages in. Commands are sent without waiting for an answer, so they keep their order.
import { Channel, invoke } from "@tauri-apps/api/core";

import type { DeskAction } from "./gen/DeskAction";
import type { Intent } from "./gen/Intent";
import type { KeyPress } from "./gen/KeyPress";
import type { PointEvent } from "./gen/PointEvent";

/** Carries commands and messages: Tauri, or the fixture in its place. */
export interface Carrier {
  send(command: string, args: Record<string, unknown>): void;
  subscribe<Message>(command: string, take: (message: Message) => void): void;
  ask<Answer>(command: string, args: Record<string, unknown>): Promise<Answer>;
}

export const tauri: Carrier = {
  send(command, args) {
    invoke(command, args).catch((error: unknown) => console.error(`${command} was refused:`, error));
  },
  subscribe(command, take) {
    const channel = new Channel<Parameters<typeof take>[0]>(take);
    tauri.send(command, { channel });
  },
  ask: (command, args) => invoke(command, args),
};

/** A box with round corners, in CSS pixels. */
export interface Over {
  left: number;
  top: number;
  width: number;
  height: number;
  radius: number;
}

/** Pictures of the letters of a number that ticks, all lengths in pixels of the screen. */
export interface Sheet {
  glyphs: string;
  /** The places of the letters, from the left. */
  x: number[];
  y: number;
  width: number;
  height: number;
  colour: [number, number, number];
  /** How much of each pixel is covered, a byte a pixel, in base64: all glyphs at the first place, then at the second, and so on. */
  coverage: string;
}

/** A number that ticks: its letters, and from when on it shows which text. */
export interface TickingText {
  sheet: Sheet;
  /** Milliseconds from now. */
  texts: [number, string][];
}

/** What either window can send. Keys, intents and desk actions are numbered together. */
export class Wire {
  #count = 0;
  readonly #carrier: Carrier;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  /** The number of the last key, intent or desk action sent. */
  get lastSent(): number {
    return this.#count;
  }

  subscribe<Message>(window: "presenter" | "audience", take: (message: Message) => void): void {
    this.#carrier.subscribe(`subscribe_${window}`, take);
  }

  /** Sends a key and returns its number. */
  press(press: KeyPress): number {
    this.#carrier.send("press", { number: ++this.#count, press });
    return this.#count;
  }

  /** Says that keys were words rather than commands; `since` is the number of the first that was sent as a command. */
  prose(text: string, since: number | null): number {
    this.#carrier.send("prose", { number: ++this.#count, text, since });
    return this.#count;
  }

  /** Sends an intent and returns its number. */
  act(intent: Intent): number {
    this.#carrier.send("act", { number: ++this.#count, intent });
    return this.#count;
  }

  desk(action: DeskAction): number {
    this.#carrier.send("desk", { number: ++this.#count, action });
    return this.#count;
  }

  /** Tells Rust that the snapshot with this number is on the screen. */
  acknowledge(number: number): void {
    this.#carrier.send("acknowledge", { number });
  }

  /** Tells Rust what lies over the page that it paints. */
  reportOver(over: Over[]): void {
    this.#carrier.send("report_over", { over });
  }

  /** Tells Rust that the page of this rehearsal is on the screen; `whole` is false if something in it is missing. */
  reportRehearsed(number: number, whole: boolean): void {
    this.#carrier.send("report_rehearsed", { number, whole });
  }

  /** Tells Rust which keys turn now. */
  reportKeys(turning: string[]): void {
    this.#carrier.send("report_keys", { turning });
  }

  /**
   * Has Rust paint these digits and no others. Returns how many pixels of the screen a CSS pixel is, or `null` if the page draws
   * all digits itself.
   */
  paintDigits(digits: TickingText[]): Promise<number | null> {
    return this.#carrier.ask("paint_digits", { digits });
  }

  /** Says what the mouse, a finger or a pen did on the picture of what the room sees. */
  point(event: PointEvent): void {
    this.#carrier.send("point", { event });
  }

  /**
   * Says where the slide is in this window while the mouse is over it; null if it is not. Returns whether Rust takes the mouse there by
   * itself.
   */
  pointWithin(area: Omit<Over, "radius"> | null): Promise<boolean> {
    return this.#carrier.ask("point_within", { area });
  }

  copyText(text: string): void {
    this.#carrier.send("copy_text", { text });
  }

  dragAudience(): void {
    this.#carrier.send("drag_audience", {});
  }
}
