// A form whose text Rust reads: what was typed is sent, and the form stays until Rust has taken it, or says why not.
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";

export class Form {
  /** Why what was sent was refused, and what to type instead; null if it wasn't. */
  refused: string | null = $state(null);
  #sent: { number: number; taken: () => void } | null = null;

  /** Something was sent that Rust hasn't answered yet. */
  get isWaiting(): boolean {
    return this.#sent !== null;
  }

  /** Call after sending something under this number. `taken` is called once Rust has taken it. */
  sent(number: number, taken: () => void): void {
    this.refused = null;
    this.#sent = { number, taken };
  }

  /** Reads the answer from a snapshot, if it has come. */
  follow({ keys_seen, refused }: PresenterSnapshot): void {
    const sent = this.#sent;
    if (sent === null || keys_seen < sent.number) return;
    this.#sent = null;
    if (refused?.number === sent.number) this.refused = refused.words;
    else sent.taken();
  }
}
