// @ts-check
/** Starts what the frame of a page does, once for all pages of a tab. */
import { followReading, showPlace } from "./contents.mjs";
import { begin as beginDrawer, watchDrawer } from "./drawer.mjs";
import { followLinks } from "./navigation.mjs";
import { onPage } from "./pages.mjs";
import { offerScheme } from "./scheme.mjs";
import { followTitle, offerWayUp } from "./scrolling.mjs";
import { watchWidths } from "./code-width.mjs";
import { close as closeTip, offerTips } from "./tips.mjs";
import { unfoldTarget, watchFolds } from "./unfolding.mjs";

export function startFrame() {
  followLinks();
  offerScheme();
  watchDrawer();
  offerWayUp();
  offerTips();
  watchFolds();
  onPage(() => {
    closeTip();
    beginDrawer();
    followTitle();
    followReading();
    showPlace();
    watchWidths();
    unfoldTarget();
  });
}
