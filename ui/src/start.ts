// Starts the start window.
import "./fonts.css";
import "./tokens.css";
import "./presenter/parts/fields.css";
import "./presenter/parts/menu.css";
import "./presenter/parts/settings.css";
import "./presenter/parts/small-button.css";
import "./start/start.css";

import { mount } from "svelte";

import { carrier } from "./carrier";
import { guardClicks } from "./click-guard";
import type { StartSnapshot } from "./gen/StartSnapshot";
import { preventBrowserDefaults } from "./browser-defaults";
import { typefaces } from "./slide/typefaces";
import { listen } from "./start/keyboard";
import { Start } from "./start/start.svelte";
import Window from "./start/Window.svelte";
import { leaveOutWholeTitles } from "./whole-titles";

preventBrowserDefaults(window);
leaveOutWholeTitles(document);
guardClicks(window);
const ready = typefaces();
const wire = await carrier();
const start = new Start(wire);
listen(start);
const target = document.getElementById("start");
if (target !== null) mount(Window, { target, props: { start } });
wire.subscribe<StartSnapshot>("subscribe_start", (snapshot) => void ready.then(() => start.take(snapshot)));
