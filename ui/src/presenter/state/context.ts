// Gives components the presenter window's state and its ticker.
import { createContext } from "svelte";

import type { Presenter } from "./presenter.svelte";
import type { Ticker } from "./ticker";

export const [getPresenter, setPresenter] = createContext<Presenter>();
export const [getTicker, setTicker] = createContext<Ticker>();
