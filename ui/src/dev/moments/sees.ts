// What the room is sent, for the moments.
import type { AudienceSnapshot } from "../../gen/AudienceSnapshot";
import type { RoomView } from "../../gen/RoomView";

/** What the room is sent when it sees this. */
export const sees = (view: RoomView): AudienceSnapshot => ({
  number: 0,
  view,
  ready: [],
  keys_seen: 0,
  typing: false,
  plain: false,
  corner: null,
  timer: null,
  esc_leaves: false,
  letters: { fast_are_words: true, room_needs_ctrl: false },
  tool: null,
  countdown: null,
});
export const page = (id: string): AudienceSnapshot => sees({ view: "page", id });
