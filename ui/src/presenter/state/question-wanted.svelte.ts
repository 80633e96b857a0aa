// The form of the item that is up, at its question, that a button elsewhere asks for. The rundown opens it and forgets it.
export const questionWanted: { asked: boolean } = $state({ asked: false });
