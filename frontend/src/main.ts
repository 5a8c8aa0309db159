// Small helps on top of pages that work without them. Each finds its elements by [data-…].
import "@tabler/core/dist/css/tabler.min.css";
import "../styles/main.scss";
import htmx from "htmx.org";

import { startAutosave } from "./autosave";
import { startConfirmations } from "./confirmations";
import { startDates } from "./dates";
import { startFailures } from "./failures";
import { startFilters } from "./filters";
import { startMaps } from "./map";
import { startMenus } from "./menus";
import { startMoney } from "./money";
import { startThemeChoice } from "./theme_choice";
import { startUnsavedGuard } from "./unsaved_guard";

startThemeChoice();
startMenus();
startFilters();
startFailures();
startConfirmations();
startUnsavedGuard();
startAutosave();

// What htmx puts into the page gets the same helps as what came with it.
htmx.onLoad((content) => {
  const part = content as HTMLElement;
  startMoney(part);
  startDates(part);
  startMaps(part);
});
