// @ts-check
/** Brings each page's live parts to life, on the first page and on those that instant navigation brings. */
import { LazyFilter } from "./change-filter-on-demand.mjs";
import { LazyForm } from "./lazy-loading.mjs";
import { offlineCopy } from "./offline/offline-copy.mjs";
import { OfflinePanel } from "./offline/panel.mjs";
import { PlanOffer } from "./plan-offer.mjs";
import { reloadIfNew } from "./release.mjs";
import { markFoundWords } from "./search/found-words.mjs";
import { offerSearch } from "./search-on-demand.mjs";
import { offerWays } from "./statement-ways-on-demand.mjs";
import { onPage } from "./theme/pages.mjs";

/** @type {Map<Element, { dispose(): void }>} */
const mounted = new Map();

function mount() {
  if (reloadIfNew()) return;
  markFoundWords();
  for (const [$part, part] of mounted) {
    if ($part.isConnected) continue;
    part.dispose();
    mounted.delete($part);
  }
  for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(LazyForm.selector))) {
    if (!mounted.has($form)) mounted.set($form, new LazyForm($form, onReady));
  }
  for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(LazyFilter.selector))) {
    if (!mounted.has($form)) mounted.set($form, new LazyFilter($form));
  }
  for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(PlanOffer.selector))) {
    if (!mounted.has($form)) mounted.set($form, new PlanOffer($form));
  }
  for (const $panel of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(OfflinePanel.selector))) {
    if (!mounted.has($panel)) mounted.set($panel, new OfflinePanel($panel, offlineCopy));
  }
}

/** Whoever calculates once can do so again without a network. */
const onReady = () => offlineCopy.keepUnasked();

onPage(mount);
offerSearch();
offerWays();
