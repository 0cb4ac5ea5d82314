// @ts-check
/** Brings each page's live parts to life, on the first page and on those that instant navigation brings. */
import { Coming } from "./coming.mjs";
import { keeper } from "./offline/keeper.mjs";
import { OfflinePanel } from "./offline/panel.mjs";
import { reloadIfNew } from "./release.mjs";
import { onPage } from "./theme/pages.mjs";
import { fetchAhead } from "./theme/search-ahead.mjs";

/** @type {Map<Element, { dispose(): void }>} */
const mounted = new Map();

function mount() {
  if (reloadIfNew()) return;
  for (const [$part, part] of mounted) {
    if ($part.isConnected) continue;
    part.dispose();
    mounted.delete($part);
  }
  for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(Coming.selector))) {
    if (!mounted.has($form)) mounted.set($form, new Coming($form, onReady));
  }
  for (const $panel of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(OfflinePanel.selector))) {
    if (!mounted.has($panel)) mounted.set($panel, new OfflinePanel($panel, keeper));
  }
}

/** Whoever calculates once can do so again without a network. */
const onReady = () => keeper.keepUnasked();

onPage(mount);
fetchAhead();
