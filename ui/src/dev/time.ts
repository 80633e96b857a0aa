// The fixture's day.
export const MINUTE = 60_000;
export const at = (time: string): number => Date.parse(`2021-11-09T${time}Z`);
