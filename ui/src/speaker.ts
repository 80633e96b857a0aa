// Starts the speaker's window.
import "./fonts.css";
import "./tokens.css";
import "./speaker/speaker.css";

import { preventBrowserDefaults } from "./browser-defaults";
import { carrier } from "./carrier";
import type { SpeakerSnapshot } from "./gen/SpeakerSnapshot";
import { typefaces } from "./slide/typefaces";
import { SpeakerWindow } from "./speaker/window";

preventBrowserDefaults(window);
const ready = typefaces();
const wire = await carrier();
const speaker = new SpeakerWindow(document.body);
wire.subscribe<SpeakerSnapshot>(
  "subscribe_speaker",
  (snapshot) => void ready.then(() => speaker.take(snapshot)),
);
