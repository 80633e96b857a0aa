// Starts the audience window.
import "./fonts.css";
import "./audience/audience.css";
import "./audience/picture.css";
import "./slide/card.css";
import "./slide/holding.css";

import { AudienceWindow } from "./audience/window";
import { carrier } from "./carrier";
import type { AudienceMessage } from "./gen/AudienceMessage";
import { preventBrowserDefaults } from "./browser-defaults";
import { typefaces } from "./slide/typefaces";
import { Wire } from "./wire";

/** By then the presenter window has drawn. */
const LATER_MS = 600;

preventBrowserDefaults(window);
// The program paints the slides itself, and this page has nothing to draw yet: it leaves the processor to the presenter window,
// which starts in the same process.
if (location.search === "?later") await new Promise((resolve) => setTimeout(resolve, LATER_MS));
const ready = typefaces();
const wire = new Wire(await carrier());
const audience = new AudienceWindow(wire);
wire.subscribe<AudienceMessage>("audience", (message) => void ready.then(() => audience.take(message)));
