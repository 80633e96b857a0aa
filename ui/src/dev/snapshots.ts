// The fixture's moments, by what they show; each has a file of its own in `moments`.
import type { PresenterSnapshot } from "../gen/PresenterSnapshot";
import { agendas } from "./moments/agenda";
import { befores, idle } from "./moments/before";
import { discussions } from "./moments/discussion";
import { findings } from "./moments/finding";
import { rooms } from "./moments/room";
import { talk, talks } from "./moments/talk";
import { quic } from "./quic";

export const snapshots: Record<string, PresenterSnapshot> = {
  ...quic(talk, idle),
  ...talks,
  ...discussions,
  ...befores,
  ...rooms,
  ...agendas,
  ...findings,
};
