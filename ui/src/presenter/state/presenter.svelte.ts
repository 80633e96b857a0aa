// The presenter window's state: the latest snapshot from Rust, and the little that only the view knows.
import type { Action } from "../../gen/Action";
import { changeKeys, type KeySet } from "../../actions";
import type { DeskAction } from "../../gen/DeskAction";
import type { Intent } from "../../gen/Intent";
import { KEYS } from "../../gen/keys";
import type { Page } from "../../gen/Page";
import type { PageId } from "../../gen/PageId";
import type { PresenterMessage } from "../../gen/PresenterMessage";
import type { PresenterSnapshot } from "../../gen/PresenterSnapshot";
import type { SessionCard } from "../../gen/SessionCard";
import type { Setting } from "../../gen/Setting";
import type { SettingsCard } from "../../gen/SettingsCard";
import type { TextLayer } from "../../gen/TextLayer";
import { Marks } from "../../marks";
import { PageStore } from "../../pages";
import { enlarged } from "../../slide/picture-canvas";
import { snapshotCame } from "../../time";
import type { Wire } from "../../wire";
import { Chooser } from "./chooser.svelte";
import { focusNextPart } from "./next-part";
import { PartSizes } from "./part-sizes.svelte";
import { Prefit } from "./prefit";
import { tabWanted } from "./tab-wanted.svelte";
import { TypedLine } from "./typed-line.svelte";

/** So long after the first snapshot both windows have surely drawn it, even if there is no pane for the next slide. */
const STARTED_MS = 1200;

export class Presenter {
  readonly wire: Wire;
  readonly pages = new PageStore();
  readonly marks = new Marks();
  readonly line: TypedLine;
  readonly chooser: Chooser;
  readonly sizes = new PartSizes((setting) => this.set(setting));
  card: SessionCard | null = $state.raw(null);
  snapshot: PresenterSnapshot | null = $state.raw(null);
  /** The text of slides drawn from pixels, for those shown so far. */
  readonly texts = new Map<PageId, TextLayer>();
  textsChanged = $state(0);
  /** Counts changes of pages, so that whatever draws them runs again. */
  pagesChanged = $state(0);
  paletteOpen = $state(false);
  settingsOpen = $state(false);
  /** What is said to the speaker is being written. */
  writesToSpeaker = $state(false);
  /** The list of keys is open to choose others. */
  choosesKeys = $state(false);
  /** The field for a deck's password, while it is asked for. */
  passwordField: HTMLInputElement | null = $state.raw(null);
  /** The view's latest message for screen readers. */
  announcement = $state("");
  /** Resolved once the slides of the first snapshot are drawn, so that work that can wait does not delay them. */
  readonly started: Promise<void>;
  /** The next slide is on the screen, which comes after the room's. */
  hasStarted: () => void = () => {};
  #isFirst = true;
  /** Called with each snapshot. */
  onSnapshot: () => void = () => {};
  readonly #prefit = new Prefit(this.pages);

  constructor(wire: Wire) {
    this.wire = wire;
    this.started = new Promise((resolve) => (this.hasStarted = resolve));
    this.line = new TypedLine(wire);
    this.chooser = new Chooser(wire, () => this.snapshot);
  }

  take(message: PresenterMessage): void {
    if (message.message === "pages") {
      const changed = this.pages.take(message.pages);
      for (const id of changed) this.texts.delete(id);
      if (changed.length > 0) this.pagesChanged++;
      this.#prefit.add(changed);
    } else if (message.message === "text") {
      this.texts.set(message.layer.page, message.layer);
      this.textsChanged++;
    } else if (message.message === "keys") {
      changeKeys(message.changed);
    } else if (message.message === "marks") {
      this.marks.take(message.marks);
    } else if (message.message === "session") {
      this.card = message.card;
      if (this.snapshot !== null) this.#follow(this.snapshot.settings);
    } else {
      snapshotCame();
      this.line.follow(message.snapshot);
      this.chooser.follow(message.snapshot);
      this.snapshot = message.snapshot;
      this.#follow(message.snapshot.settings);
      // The question about notes comes before what this window has opened by itself.
      if (message.snapshot.notes_question !== null) {
        this.paletteOpen = this.settingsOpen = this.writesToSpeaker = false;
      }
      this.onSnapshot();
      if (this.#isFirst) setTimeout(this.hasStarted, STARTED_MS);
      this.#isFirst = false;
      const { number } = message.snapshot;
      requestAnimationFrame(() => {
        if (this.snapshot?.number === number) this.wire.acknowledge(number);
      });
    }
  }

  /** The page's current version. */
  page(id: PageId): Page | undefined {
    void this.pagesChanged;
    return this.pages.get(id);
  }

  get plain(): boolean {
    return this.card?.header.plain ?? false;
  }

  /** Which keys count. */
  get keys(): KeySet {
    const ctrl = this.snapshot?.settings.set.letters.room_needs_ctrl ?? false;
    return { plain: this.plain, ctrl };
  }

  /** Whether letters that follow one another fast are words. */
  get fastLettersAreWords(): boolean {
    return this.snapshot?.settings.set.letters.fast_are_words ?? true;
  }

  /** Whether Rust has not yet answered what was sent last. */
  get waits(): boolean {
    return this.snapshot !== null && this.snapshot.keys_seen < this.wire.lastSent;
  }

  /** Whether the search is known to have found something, so that Enter ends it. */
  get hasFound(): boolean {
    const { snapshot, line } = this;
    return snapshot !== null && line.isKnownTo(snapshot) && (snapshot.search?.decks.length ?? 0) > 0;
  }

  readonly act = (intent: Intent): void => void this.wire.act(intent);

  /** Sends an intent whose answer a form waits for, and returns its number. */
  readonly send = (intent: Intent): number => this.wire.act(intent);

  readonly desk = (action: DeskAction): void => void this.wire.desk(action);

  /** Does what the action's key does. */
  readonly run = (action: Action): void => {
    const { intent, desk, opens } = KEYS[action];
    // From this moment on keys are text, before the snapshot says so.
    if (opens !== undefined)
      this.line.open(opens === "poll-question" && this.#pollIsOpen ? "poll-result" : opens);
    else if (action === "outcome" || action === "close-chooser") this.chooser.toggle();
    else if (intent !== undefined) this.act(intent);
    else if (desk !== undefined) this.desk(desk);
    else this.#runHere(action);
  };

  /** What this window does by itself. */
  #runHere(action: Action): void {
    const { chooser } = this;
    if (action === "palette") this.#togglePalette();
    else if (action === "settings") this.settingsOpen = !this.settingsOpen;
    else if (action === "speaker-message") this.writesToSpeaker = !this.writesToSpeaker;
    else if (action.endsWith("-tab")) tabWanted.tab = action.slice(0, -"-tab".length);
    else if (action === "next-part") focusNextPart();
    else if (action === "record-outcome") chooser.record();
    else if (action === "propose-outcome") chooser.propose();
  }

  #togglePalette(): void {
    this.paletteOpen = !this.paletteOpen;
    const isNew = this.snapshot?.settings.set.hints_done.includes("palette") === false;
    if (this.paletteOpen && isNew) this.set({ setting: "hint-done", to: "palette" });
  }

  /** Changes a setting. */
  readonly set = (setting: Setting): void => this.desk({ desk: "set", setting });

  /** Has the page follow what is set. */
  #follow({ set, text_size }: SettingsCard): void {
    document.documentElement.style.colorScheme = set.theme === "system" ? "" : set.theme;
    enlarged(text_size / 100);
    this.sizes.follow(set.part_sizes, this.plain);
  }

  /** A dialog of this window's own is open, or opens as soon as its code is there. */
  get hasOwnOverlay(): boolean {
    const { snapshot } = this;
    return (
      this.paletteOpen ||
      this.settingsOpen ||
      this.writesToSpeaker ||
      (snapshot !== null &&
        (snapshot.link !== null ||
          snapshot.pasted !== null ||
          snapshot.decks_checked?.shown === true ||
          snapshot.refresh !== null ||
          snapshot.conflicts.length > 0))
    );
  }

  /** Gives the focus to the field for a password. */
  focusPassword(): void {
    this.passwordField?.focus();
  }

  /** Gives it the focus unless something else is being typed or read: a password is asked for by itself. */
  offerPassword(): void {
    const typing = document.activeElement instanceof HTMLElement && document.activeElement.dataset.field;
    const busy = this.line.purpose !== null || this.chooser.open || this.hasOwnOverlay;
    if (!typing && !busy && document.querySelector("[data-own-overlay]") === null) this.focusPassword();
  }

  get #pollIsOpen(): boolean {
    return (this.snapshot?.floor.open_poll ?? null) !== null;
  }

  /** Opens a link whose text is this; null if it has none. Rust asks first if the text doesn't say where it leads. */
  followLink(url: string, text: string | null): void {
    this.desk({ desk: "follow-link", url, text });
  }

  copy(text: string): void {
    this.wire.copyText(text);
    this.announcement = "Copied";
  }
}
