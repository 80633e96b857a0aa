// Where a speaker can be, in words.
import type { Seat } from "../../gen/Seat";

export const SEATS: [Seat, string][] = [
  ["on-site", "On site"],
  ["remote", "Remote"],
];
