// @ts-check
/**
 * Changes pages without loading them ("instant navigation"): scripts go on, so that Python that has started once serves
 * every calculator. Whatever cannot be shown so, the browser loads as ever.
 */
import { isOfAnotherRelease } from "../release.mjs";
import { bringSheets, isOfAnotherPlaybook, isWhole, parsed, setInPlace } from "./page-parts.mjs";
import { fetched, shownBefore } from "./page-texts.mjs";
import { tellOfPage } from "./pages.mjs";
import { arrive, begin, enter, focusOn, isShown, keepPlace, restorePlace, watchPlaces } from "./places.mjs";

/** A folder's page, or one by its own name; nothing else is a page. */
const IS_PAGE = /(\/|\.html)$/;

let coming = new AbortController();
/** The path of the page that is shown. */
let path = location.pathname;

export function followLinks() {
  const { base } = document.body.dataset;
  // Browsers fetch nothing for a page that was opened as a file.
  if (base === undefined || !location.protocol.startsWith("http")) return;
  const root = new URL(base.replace(/\/?$/, "/"), location.href);
  // In the head of every page, from whichever page it came.
  for (const $icon of document.querySelectorAll("link[rel=icon]")) {
    if ($icon instanceof HTMLLinkElement) $icon.href = new URL($icon.href).href;
  }
  watchPlaces();
  begin();
  document.addEventListener("click", (event) => {
    const address = ledTo(event, root);
    if (!address) return;
    event.preventDefault();
    follow(address);
  });
  addEventListener("popstate", goBack);
}

/**
 * The page of this site that a click leads to and the browser would load; null for everything else.
 * @param {MouseEvent} event
 * @param {URL} root
 */
function ledTo({ target, button, defaultPrevented, ctrlKey, metaKey, shiftKey, altKey }, root) {
  if (defaultPrevented || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null;
  const $link = target instanceof Element ? target.closest("a") : null;
  if (!($link instanceof HTMLAnchorElement) || !$link.href || $link.target || $link.hasAttribute("download")) return null;
  // Going back, the address changes before the page does: its links still lead on from where it stood.
  const from = path === location.pathname ? location.href : new URL(path, location.href).href;
  const address = new URL($link.getAttribute("href") ?? "", from);
  if (address.origin !== root.origin || !address.pathname.startsWith(root.pathname)) return null;
  if (!IS_PAGE.test(address.pathname)) return null;
  const isHere = address.pathname === location.pathname && address.search === location.search;
  return isHere && address.hash ? null : address;
}

/** @param {URL} address */
async function follow(address) {
  const signal = leave();
  try {
    const $page = settable(await fetched(address, signal));
    await bringSheets($page, address);
    if (signal.aborted) return;
    enter(address);
    show($page, signal);
    arrive();
  } catch {
    if (signal.aborted) return;
    settle(signal);
    if (location.href === address.href) location.reload();
    else location.assign(address);
  }
}

/** The history's entry has changed: by Back, by Forward, or by a link within the page. */
async function goBack() {
  const signal = leave();
  if (isShown(path)) {
    // Of a place that a link within the page leads to nobody knows yet how far it is scrolled.
    restorePlace();
    keepPlace();
    settle(signal);
    return;
  }
  try {
    const address = new URL(location.href);
    const $page = settable(await shownBefore(address, signal));
    await bringSheets($page, address);
    if (signal.aborted) return;
    show($page, signal);
    if (restorePlace()) focusOn(document.querySelector("h1"));
    else arrive();
  } catch {
    if (!signal.aborted) location.reload();
  }
}

/** The page, if it can be set among the scripts of this tab; else it is thrown out. @param {string} html */
function settable(html) {
  const $page = parsed(html);
  if (!isWhole($page) || isOfAnotherRelease($page) || isOfAnotherPlaybook($page)) throw new Error("this page is to be loaded");
  return $page;
}

/** What is awaited is awaited no more. */
function leave() {
  coming.abort();
  coming = new AbortController();
  document.documentElement.toggleAttribute("data-coming", true);
  return coming.signal;
}

/** @param {AbortSignal} signal */
function settle(signal) {
  if (!signal.aborted) document.documentElement.removeAttribute("data-coming");
}

/** Show a page at the address that is its own by now. @param {Document} $page @param {AbortSignal} signal */
function show($page, signal) {
  path = location.pathname;
  setInPlace($page);
  begin();
  settle(signal);
  tellOfPage();
}
