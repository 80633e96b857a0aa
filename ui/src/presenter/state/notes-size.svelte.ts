// The text size of the speaker notes, remembered on this machine.

const KEPT_AS = "notes-size";
const USUAL = 20;
const LEAST = 14;
const MOST = 40;
const STEP = 2;

export class NotesSize {
  #px = $state(kept());

  get px(): number {
    return this.#px;
  }

  larger(): void {
    this.#set(this.#px + STEP);
  }

  smaller(): void {
    this.#set(this.#px - STEP);
  }

  usual(): void {
    this.#set(USUAL);
  }

  #set(px: number): void {
    this.#px = Math.min(MOST, Math.max(LEAST, px));
    localStorage.setItem(KEPT_AS, String(this.#px));
  }
}

function kept(): number {
  const px = Number(localStorage.getItem(KEPT_AS));
  return px >= LEAST && px <= MOST ? px : USUAL;
}
