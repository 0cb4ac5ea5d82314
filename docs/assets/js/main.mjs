// @ts-check
/** Brings each page's live parts to life, on the first page and on those that instant navigation brings. */
import { client } from "./calculator/client.mjs";
import { CalculatorForm } from "./calculator/form.mjs";

/** @type {Map<Element, CalculatorForm>} */
const mounted = new Map();

function mount() {
  for (const [$form, form] of mounted) {
    if ($form.isConnected) continue;
    form.dispose();
    mounted.delete($form);
  }
  for (const $form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(CalculatorForm.selector))) {
    if (!mounted.has($form)) mounted.set($form, new CalculatorForm($form, client));
  }
}

/** Material's stream of pages; absent under another theme. @type {{ subscribe(next: () => void): void } | undefined} */
const pages = /** @type {any} */ (globalThis).document$;
if (pages) pages.subscribe(mount);
else mount();
