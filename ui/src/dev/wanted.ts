// What the fixture's address asks for; nothing in tests, which have no address.
export const wanted = new URLSearchParams(globalThis.location?.search);
