// Starts the presenter window.
import "./fonts.css";
import "./tokens.css";
import "./presenter/parts/fields.css";
import "./presenter/parts/menu.css";
import "./presenter/parts/numbered-block.css";
import "./presenter/parts/panel.css";
import "./presenter/parts/settings.css";
import "./presenter/parts/small-button.css";
import "./audience/picture.css";
import "./presenter/slide/pane.css";
import "./presenter/frame/column.css";
import "./presenter/frame/sizes.css";
import "./presenter/frame/narrow.css";
import "./presenter/parts/row-drag.css";
import "./slide/card.css";
import "./slide/holding.css";

import { mount } from "svelte";

import { carrier } from "./carrier";
import { guardClicks } from "./click-guard";
import type { PresenterMessage } from "./gen/PresenterMessage";
import { listen } from "./presenter/keyboard";
import { Presenter } from "./presenter/state/presenter.svelte";
import Window from "./presenter/Window.svelte";
import { preventBrowserDefaults } from "./browser-defaults";
import { typefaces } from "./slide/typefaces";
import { leaveOutWholeTitles } from "./whole-titles";
import { Wire } from "./wire";

preventBrowserDefaults(window);
leaveOutWholeTitles(document);
const ready = typefaces();
const wire = new Wire(await carrier());
const presenter = new Presenter(wire);
guardClicks(window, () => presenter.waits);
listen(presenter);
const target = document.getElementById("presenter");
if (target !== null) mount(Window, { target, props: { presenter } });
wire.subscribe<PresenterMessage>("presenter", (message) => void ready.then(() => presenter.take(message)));
