// @ts-check
/**
 * The views of a result: one is open, the one whose anchor the address holds. They are links, so Back leads from one to
 * the one before. Until this script is there a style sheet shows them by the same anchors.
 */
import { anchorOf, withAnchor } from "./address.mjs";

export class Views {
  /** @type {HTMLElement[]} */
  #$views;
  /** @type {HTMLElement | null} */
  #$row;

  /**
   * @param {HTMLFormElement} $form
   * @param {() => void} onOpen called when another view is open
   * @param {AbortSignal} signal
   */
  constructor($form, onOpen, signal) {
    this.$form = $form;
    this.onOpen = onOpen;
    this.#$row = $form.querySelector("[data-views]");
    this.#$views = [...$form.querySelectorAll("[data-view]")].filter(($it) => $it instanceof HTMLElement);
    if (this.#$views.length === 0) return;
    const $target = this.#follow();
    // On a page that the theme brought, it was hidden when it should have been scrolled to.
    if ($target && !this.#$views.includes($target)) $target.scrollIntoView();
    $form.toggleAttribute("data-viewing", true);
    addEventListener("hashchange", () => this.#arrive(), { signal });
    $form.addEventListener("click", (event) => this.#lead(event), { signal });
  }

  /** Open what the address names. An anchor elsewhere on the page leaves the view as it is. */
  #follow() {
    const anchor = anchorOf(location.hash);
    const $target = document.getElementById(anchor);
    const $named = this.#$views.find(($view) => $view.contains($target));
    if ($named) this.#open($named);
    else if (anchor === "" || this.#$views.every(($view) => !$view.hidden)) this.#open(this.#$views[0]);
    if ($named && $target) unfold($target);
    return $named && $target;
  }

  #arrive() {
    const $target = this.#follow();
    if (!$target) return;
    // What was hidden could not be scrolled to. The row of views stays where it is in sight.
    if (!this.#$views.includes($target)) $target.scrollIntoView();
    else if (this.#$row && !isInSight(this.#$row)) this.#$row.scrollIntoView();
  }

  /**
   * A link to a view, or to something in one, leads there within this page: its address knows nothing of entries. A view opens where it stands, so the row that was pressed stays in place.
   * @param {MouseEvent} event
   */
  #lead(event) {
    const $link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!$link?.hash || $link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const anchor = $link.hash.slice(1);
    const $target = document.getElementById(anchor);
    if (!$target || !this.#$views.some(($view) => $view.contains($target))) return;
    event.preventDefault();
    const address = withAnchor(location.href, anchor);
    if (address !== location.href) history.pushState(history.state, "", address);
    this.#arrive();
  }

  /** @param {HTMLElement} $open */
  #open($open) {
    if (!$open.hidden && this.#$views.every(($view) => $view === $open || $view.hidden)) return;
    for (const $view of this.#$views) $view.hidden = $view !== $open;
    for (const $link of this.#$row?.querySelectorAll("a") ?? []) {
      if ($link.hash === `#${$open.id}`) $link.setAttribute("aria-current", "true");
      else $link.removeAttribute("aria-current");
    }
    this.onOpen();
  }
}

/** @param {HTMLElement} $target a heading that can be opened, or something below one */
function unfold($target) {
  for (let $it = $target.closest("details"); $it; $it = $it.parentElement?.closest("details") ?? null) {
    $it.open = true;
    $it.toggleAttribute("data-unfolded", true);
  }
}

/** @param {HTMLElement} $it */
function isInSight($it) {
  const { top, bottom } = $it.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
