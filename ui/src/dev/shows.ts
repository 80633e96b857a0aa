// The fixture's buttons for what can be shown.
import type { Action } from "../gen/Action";
import type { ShowButton } from "../gen/ShowButton";
import type { ShowState } from "../gen/ShowState";

const show = (
  label: string,
  action: Action,
  kind: NonNullable<ShowButton["kind"]>,
  state: ShowState,
  warning: string | null = null,
): ShowButton => ({
  label,
  action,
  state,
  edition: "IETF 112 edition: in force on 9 Nov 2021",
  warning,
  kind,
});
export const notYet: ShowState = { state: "not-yet" };
export const shown = (time: string): ShowState => ({ state: "shown", at: time, for_ms: 42_000 });

export const shows = (noteWell: ShowState): ShowButton[] => [
  show("Note Well", "note-well", "note-well", noteWell),
  show("Conduct", "code-of-conduct", "code-of-conduct", shown("12:02")),
  show("Recording", "recording", "recording", shown("12:02")),
  show("Tips", "tips", "tips", notYet),
  show("Mic rules", "mic-rules", "mic-rules", notYet),
  show("Links", "links", "links", notYet),
  { ...show("Black", "black", "links", { state: "plain" }), kind: null },
  { ...show("Freeze", "freeze", "links", { state: "plain" }), kind: null },
];
