// The queue in one line, where there is no room for a list.
import type { QueueCard } from "../../gen/QueueCard";

/** "Next: Jake Holland · 3 waiting", "Nobody is waiting · queue closed". */
export function queueWords(queue: QueueCard): string {
  const { waiting } = queue;
  const who = waiting[0] === undefined ? "Nobody is waiting" : `Next: ${waiting[0].name}`;
  const count = waiting.length < 2 ? null : `${waiting.length} waiting`;
  return [who, count, queue.closed ? "queue closed" : null].filter((part) => part !== null).join(" · ");
}
