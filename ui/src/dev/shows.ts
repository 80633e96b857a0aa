// The fixture's show bar.
import type { Action } from "../gen/Action";
import type { ShowButton } from "../gen/ShowButton";
import type { ShowState } from "../gen/ShowState";

const plain = (label: string, action: Action, state: ShowState, begins_group = false): ShowButton => ({
  label,
  action,
  also: null,
  state,
  begins_group,
  edition: "",
  warning: null,
  kind: null,
});
const text = (
  label: string,
  action: Action,
  kind: NonNullable<ShowButton["kind"]>,
  state: ShowState,
  begins_group = false,
): ShowButton => ({
  ...plain(label, action, state, begins_group),
  edition: "IETF 112 edition: in force on 9 Nov 2021",
  kind,
});
export const notYet: ShowState = { state: "not-yet" };
export const shown = (time: string): ShowState => ({ state: "shown", at: time, for_ms: 42_000 });
const said: ShowState = { state: "plain" };

/** Lights one source instead of the slide. */
export const lights = (shows: ShowButton[], action: Action): ShowButton[] =>
  shows.map((show) => {
    if (show.action === action) return { ...show, state: { state: "up" } };
    return show.state.state === "up" ? { ...show, state: said } : show;
  });

export const shows = (noteWell: ShowState): ShowButton[] => [
  plain("Slide", "uncover", { state: "up" }),
  text("Note Well", "note-well", "note-well", noteWell, true),
  text("Conduct", "code-of-conduct", "code-of-conduct", shown("12:02")),
  text("Recording", "recording", "recording", shown("12:02")),
  text("Tips", "tips", "tips", notYet),
  text("Mic rules", "mic-rules", "mic-rules", notYet),
  text("Links", "links", "links", notYet),
  plain("Agenda", "agenda", shown("12:03"), true),
  plain("Question", "question", notYet),
  plain("Outcomes", "summary", notYet),
  plain("Time card", "time-card", notYet),
  { ...plain("Blank", "black", said, true), also: "white" },
  plain("Freeze", "freeze", said),
];
