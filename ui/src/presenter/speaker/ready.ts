/** Messages to the speaker that are ready to be sent. */
export const READY: readonly string[] = [
  "Five minutes left",
  "Two minutes left",
  "Please come to an end",
  "Please repeat the question",
  "Louder, please",
  "Closer to the microphone, please",
];
