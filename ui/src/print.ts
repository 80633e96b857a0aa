// Starts the page that is printed when slides are saved as a PDF. Nobody sees its window.
import "./fonts.css";
import "./print/print.css";

import { carrier } from "./carrier";
import type { AudienceMessage } from "./gen/AudienceMessage";
import { Sheets } from "./print/sheets";
import { typefacesInOrder } from "./slide/typefaces";
import { Wire } from "./wire";

const ready = typefacesInOrder();
const wire = new Wire(await carrier());
const sheets = new Sheets(document.body, (number) => wire.acknowledge(number));
wire.subscribe<AudienceMessage>("audience", (message) => void ready.then(() => sheets.take(message)));
