// Waits for the slide's typefaces, so that no page is measured with the wrong one.

const LONGEST_WAIT_MS = 400;

/** Resolves once both typefaces have loaded, or after a while without them. */
export async function typefaces(): Promise<void> {
  const faces = ["400 31px Inter", "680 50px Inter", "400 22px 'JetBrains Mono'"];
  const loaded = Promise.allSettled(faces.map((face) => document.fonts.load(face)));
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
}
