// Waits for the slide's typefaces, so that no page is measured with the wrong one.

const LONGEST_WAIT_MS = 400;

/** What slides are set in. */
const FACES = ["400 31px Inter", "680 50px Inter", "400 22px 'JetBrains Mono'"];

/** Resolves once both typefaces have loaded, or after a while without them. */
export async function typefaces(): Promise<void> {
  const loaded = styleSheets().then(() => Promise.all(FACES.map(load)));
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
}

/** Resolves once both typefaces have loaded, always in the same order: a PDF numbers them in the order in which they came. */
export async function typefacesInOrder(): Promise<void> {
  await styleSheets();
  for (const face of FACES) await load(face);
}

async function load(face: string): Promise<void> {
  await document.fonts.load(face).catch(() => []);
}

/** Until the style sheets have come the document knows no typeface, and would say at once that all have loaded. */
async function styleSheets(): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  const coming = [...links].filter((link) => link.sheet === null);
  await Promise.all(coming.map(settled));
}

/** Resolves once the style sheet has loaded or failed. */
function settled(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
  });
}
