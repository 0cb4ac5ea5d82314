// @ts-check
/** Brings each page's live parts to life, on the first page and on those that instant navigation brings. */
import { client } from "./calculator/client.mjs";
import { CalculatorForm } from "./calculator/form.mjs";
import { equip } from "./planner/planner.mjs";

/** @type {Map<Element, CalculatorForm>} */
const mounted = new Map();

function mount() {
  for (const [$form, form] of mounted) {
    if ($form.isConnected) continue;
    form.dispose();
    mounted.delete($form);
  }
  for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(CalculatorForm.selector))) {
    if (mounted.has($form)) continue;
    const form = new CalculatorForm($form, client);
    mounted.set($form, form);
    equip(form);
  }
}

/** Material's stream of pages; absent under another theme. @type {{ subscribe(next: () => void): void } | undefined} */
const pages = /** @type {any} */ (globalThis).document$;
if (pages) pages.subscribe(mount);
else mount();
