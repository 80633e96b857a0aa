// Waits for the slide's typefaces, so that no page is measured with the wrong one.

const LONGEST_WAIT_MS = 400;

/** What slides are set in. */
export const FACES = ["400 31px Inter", "680 50px Inter", "400 22px 'JetBrains Mono'"];

/** Resolves once both typefaces have loaded, or after a while without them. */
export async function typefaces(): Promise<void> {
  const loaded = Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
}
