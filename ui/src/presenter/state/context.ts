// Gives components the presenter window's state and its ticker.
import { createContext } from "svelte";

import type { PaintedDigits } from "./painted-digits";
import type { Presenter } from "./presenter.svelte";
import type { Ticker } from "./ticker";

export const [getPresenter, setPresenter] = createContext<Presenter>();
export const [getPaintedDigits, setPaintedDigits] = createContext<PaintedDigits>();
export const [getTicker, setTicker] = createContext<Ticker>();
