// Starts the page that is printed when slides are saved as a PDF. Nobody sees its window.
import "./fonts.css";
import "./print/print.css";

import { carrier } from "./carrier";
import type { AudienceMessage } from "./gen/AudienceMessage";
import { Sheets } from "./print/sheets";
import { FACES } from "./slide/typefaces";
import { Wire } from "./wire";

/** Loads the typefaces one after the other: the PDF numbers them in the order in which they came. */
async function typefacesInOrder(): Promise<void> {
  for (const face of FACES) await document.fonts.load(face).catch(() => []);
}

const ready = typefacesInOrder();
const wire = new Wire(await carrier());
const sheets = new Sheets(document.body, (number) => wire.acknowledge(number));
wire.subscribe<AudienceMessage>("audience", (message) => void ready.then(() => sheets.take(message)));
