// What the start window draws, and what it asks Rust for. What is typed stays here until it is sent: it outlives the page
// that it is typed on.
import type { NewForm } from "../gen/NewForm";
import type { StartAction } from "../gen/StartAction";
import type { StartButton } from "../gen/StartButton";
import type { StartSnapshot } from "../gen/StartSnapshot";
import type { StartWish } from "../gen/StartWish";
import type { Carrier } from "../wire";

/** An agenda is read once no letter has followed for so long. */
const READ_AFTER_MS = 150;

/** A form before anything is typed. */
export const EMPTY: NewForm = {
  meeting: "",
  group: "",
  title: "",
  day: "",
  start: "",
  end: "",
  zone: "",
  chairs: "",
  agenda: "",
  session: 0,
};

const FIELDS = ["meeting", "group", "title", "day", "start", "end", "zone", "chairs"] as const;

/** In percent. */
const USUAL_TEXT = 100;
/** Rust takes the nearest size there is: this is nearer to the next one than to the last, for every size. */
const TEXT_STEP = 13;

export class Start {
  snapshot = $state<StartSnapshot | null>(null);
  /** The form for a new session as it is typed. */
  form = $state<NewForm>({ ...EMPTY });
  /** What is typed before that form opens. */
  chair = $state({ meeting: "", group: "" });
  /** The dialog that is open. */
  panel = $state<"settings" | "keys" | null>(null);
  readonly #carrier: Carrier;
  /** The number of the fields that the form was filled with. */
  #filled = -1;
  /** What was filled in from the agenda, and not typed: another reading may fill it anew. */
  #found: Partial<NewForm> = {};
  /** The reading that was filled in last. */
  #filledFrom = "";
  #reading: ReturnType<typeof setTimeout> | undefined;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  take(snapshot: StartSnapshot): void {
    this.snapshot = snapshot;
    if (this.chair.meeting === "") this.chair.meeting = snapshot.meeting;
    if (snapshot.form.number !== this.#filled) {
      this.#filled = snapshot.form.number;
      this.form = { ...snapshot.form.fields };
      // The computer's own zone gives way to the agenda's.
      this.#found = { zone: snapshot.form.fields.zone };
      this.#filledFrom = "";
    }
    this.#fill(snapshot.form.reading.found);
  }

  /** Fills in what the agenda says where nothing else was typed, once for each reading. */
  #fill(found: NewForm): void {
    const reading = JSON.stringify(found);
    if (reading === this.#filledFrom) return;
    this.#filledFrom = reading;
    for (const field of FIELDS) {
      const typed = this.form[field];
      if (typed !== "" && typed !== this.#found[field]) continue;
      if (found[field] === "" && field === "zone") continue;
      this.form[field] = this.#found[field] = found[field];
    }
  }

  wish(wish: StartWish): void {
    this.#carrier.send("start_wish", { wish });
  }

  run(action: StartAction): void {
    if (action === "settings" || action === "keys") this.panel = this.panel === action ? null : action;
    else {
      this.panel = null;
      this.wish({ wish: "run", action });
    }
  }

  /** Makes the text larger (1) or smaller (-1), or gives it its usual size (0). */
  resizeText(by: 1 | -1 | 0): void {
    const now = this.snapshot?.settings.text_size ?? USUAL_TEXT;
    const to = by === 0 ? USUAL_TEXT : now + by * TEXT_STEP;
    this.wish({ wish: "set", setting: { setting: "text-size", to } });
  }

  /** Asks the Datatracker for what is typed, or for another name, which is typed then. */
  find(name: { meeting: string; group: string } = this.chair): void {
    this.chair = { meeting: name.meeting, group: name.group };
    this.wish({ wish: "find", ...this.chair });
  }

  button(action: StartAction): StartButton | undefined {
    return this.snapshot?.buttons.find((button) => button.action === action);
  }

  /** The agenda is being typed: Rust reads it when there is a pause. */
  readSoon(): void {
    clearTimeout(this.#reading);
    this.#reading = setTimeout(() => this.#read(), READ_AFTER_MS);
  }

  /** Chooses one of the sessions in the agenda. */
  chooseSession(session: number): void {
    clearTimeout(this.#reading);
    this.form.session = session;
    this.#read();
  }

  #read(): void {
    this.wish({ wish: "read", agenda: this.form.agenda, session: this.form.session });
  }

  save(): void {
    clearTimeout(this.#reading);
    this.wish({ wish: "save", form: $state.snapshot(this.form) });
  }
}
