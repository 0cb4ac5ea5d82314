// @ts-check
/** Brings each page's live parts to life, on the first page and on those that instant navigation brings. */
import { client } from "./calculator/client.mjs";
import { CalculatorForm } from "./calculator/form.mjs";
import { keeper } from "./offline/keeper.mjs";
import { OfflinePanel } from "./offline/panel.mjs";
import { equip } from "./planner/planner.mjs";
import { reloadIfNew } from "./release.mjs";

/** @type {Map<Element, { dispose(): void }>} */
const mounted = new Map();

function mount() {
  if (reloadIfNew()) return;
  for (const [$part, part] of mounted) {
    if ($part.isConnected) continue;
    part.dispose();
    mounted.delete($part);
  }
  for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(CalculatorForm.selector))) {
    if (mounted.has($form)) continue;
    const form = new CalculatorForm($form, client);
    mounted.set($form, form);
    equip(form);
  }
  for (const $panel of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(OfflinePanel.selector))) {
    if (!mounted.has($panel)) mounted.set($panel, new OfflinePanel($panel, keeper));
  }
}

// Whoever calculates once can do so again without a network.
client.subscribe(({ name }) => {
  if (name === "ready") keeper.keepUnasked();
});

/** Material's stream of pages; absent under another theme. @type {{ subscribe(next: () => void): void } | undefined} */
const pages = /** @type {any} */ (globalThis).document$;
if (pages) pages.subscribe(mount);
else mount();
