// The fixture's buttons for what can be shown.
import type { ShowButton } from "../gen/ShowButton";
import type { ShowState } from "../gen/ShowState";

const show = (
  label: string,
  key: string,
  kind: NonNullable<ShowButton["kind"]>,
  state: ShowState,
  warning: string | null = null,
): ShowButton => ({
  label,
  key,
  intent: { intent: "show", kind },
  state,
  edition: "IETF 112 edition: in force on 9 Nov 2021",
  warning,
  kind,
});
export const notYet: ShowState = { state: "not-yet" };
export const shown = (time: string): ShowState => ({ state: "shown", at: time, for_ms: 42_000 });

export const shows = (noteWell: ShowState): ShowButton[] => [
  show("Note Well", "N", "note-well", noteWell),
  show("Conduct", "C", "code-of-conduct", shown("12:02")),
  show("Recording", "R", "recording", shown("12:02")),
  show("Tips", "T", "tips", notYet),
  show("Mic rules", "G", "mic-rules", notYet),
  show("Links", "L", "links", notYet),
  {
    ...show("Black", "B", "links", { state: "plain" }),
    intent: { intent: "blank", colour: "black" },
    kind: null,
  },
  { ...show("Freeze", "F", "links", { state: "plain" }), intent: { intent: "freeze" }, kind: null },
];
