// @ts-check
/**
 * Shows what an editor saved, while serving. Where nothing but words has changed, the page's content is set in place,
 * as instant navigation does, without loading scripts and styles anew; everything else loads the page.
 */
import { parsed, setInPlace } from "./page-parts.mjs";
import { tellOfPage } from "./pages.mjs";

const RETRY_MS = 3000;
/** What of the editor's stands in each page, beside what every page has. */
const DOCK = "[data-dock]";

const $self = /** @type {HTMLScriptElement} */ (document.querySelector("script[data-epoch]"));
const address = $self.dataset.address ?? "/livereload/";
let epoch = Number($self.dataset.epoch);
let asking = new AbortController();

async function poll() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  while (!signal.aborted) {
    try {
      const response = await fetch(`${address}${epoch}/${Math.round(performance.timeOrigin)}`, { signal });
      if (!response.ok) throw new Error(response.statusText);
      const [newest, change] = (await response.text()).split(" ");
      if (Number(newest) > epoch) await show(Number(newest), change, signal);
    } catch {
      // The server is away, or this page is: the next one to answer says what is new.
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

/**
 * @param {number} newest
 * @param {string} change `words`, or else the page as a whole
 * @param {AbortSignal} signal
 */
async function show(newest, change, signal) {
  if (change !== "words") {
    asking.abort();
    location.reload();
    return;
  }
  const response = await fetch(location.href, { cache: "no-store", signal });
  const focused = document.activeElement?.id;
  setInPlace(parsed(await response.text()), DOCK);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  epoch = newest;
  tellOfPage();
  // The rest is built once this is on the screen.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** A page that nobody sees asks for nothing. */
function pollWhileSeen() {
  if (document.visibilityState === "visible") poll();
  else asking.abort();
}

addEventListener("visibilitychange", pollWhileSeen);
addEventListener("pagehide", () => asking.abort());
addEventListener("load", pollWhileSeen);
if (document.readyState === "complete") pollWhileSeen();
