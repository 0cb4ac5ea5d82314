// @ts-check
/** Brings each page's live parts to life, on the first page and on those that instant navigation brings. */
import { LazyForm } from "./lazy-loading.mjs";
import { LAZY_PARTS, LazyPart } from "./lazy-part.mjs";
import { offlineCopy } from "./offline/offline-copy.mjs";
import { OfflinePanel } from "./offline/panel.mjs";
import { printPartsAtOnce } from "./print-part.mjs";
import { completePrintedAddress } from "./printed-address.mjs";
import { painted } from "./scheduling.mjs";
import { markFoundWords } from "./search/found-words.mjs";
import { offerSearch } from "./search-on-demand.mjs";
import { offerOwnPlan } from "./own-plan-on-demand.mjs";
import { offerWays } from "./statement-ways-on-demand.mjs";
import { onPage } from "./theme/pages.mjs";
import { startFrame } from "./theme/start.mjs";

/** @type {Map<Element, { dispose(): void }>} */
const mounted = new Map();

function mount() {
  markFoundWords();
  for (const [$part, part] of mounted) {
    if ($part.isConnected) continue;
    part.dispose();
    mounted.delete($part);
  }
  for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(LazyForm.selector))) {
    if (!mounted.has($form)) mounted.set($form, new LazyForm($form, onReady));
  }
  for (const [selector, load] of Object.entries(LAZY_PARTS)) {
    for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(selector))) {
      if (!mounted.has($form)) mounted.set($form, new LazyPart(painted().then(() => load($form))));
    }
  }
  for (const $panel of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(OfflinePanel.selector))) {
    if (!mounted.has($panel)) mounted.set($panel, new OfflinePanel($panel, offlineCopy));
  }
}

/** Whoever calculates once can do so again without a network. */
const onReady = () => offlineCopy.keepUnasked();

onPage(mount);
startFrame();
offerSearch();
offerWays();
offerOwnPlan();
completePrintedAddress();
printPartsAtOnce();
