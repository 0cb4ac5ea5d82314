// @ts-check
/**
 * Keeps the site on the reader's device, or lets go of it. Nothing is kept before the reader calculates or asks for it,
 * and nothing after the reader has said no.
 */
import { keptBy, prefixOf, workerFor } from "./cache-names.mjs";

const REFUSED = "playbook.offline";

/** @typedef {{ address: string, kind: "missing" | "different" }} Trouble a file that kept the site from being kept */
/**
 * @typedef {{
 *   name: "unavailable" | "none" | "keeping" | "kept" | "failed", done?: number, of?: number, trouble?: Trouble
 * }} State
 */

export class OfflineCopy {
  /** @type {State} */
  state = { name: "unavailable" };
  /** The playbooks that are kept or being fetched; none where the site is kept whole. @type {string[]} */
  parts = [];
  /** @type {Set<(state: State) => void>} */
  #listeners = new Set();
  /** Address of the service worker, whose folder is the site's root; null where the site offers none. */
  #worker;
  /** What the last attempt met. @type {Trouble | undefined} */
  #trouble;
  /** The attempts that are watched. @type {WeakSet<ServiceWorker>} */
  #watched = new WeakSet();

  /** The playbook of the page, where a site has several. */
  #part;

  /** @param {string | null} worker @param {string} part */
  constructor(worker, part) {
    this.#part = part;
    this.#worker = "serviceWorker" in navigator ? worker : null;
    if (!this.#worker) return;
    this.#setState({ name: "none" });
    navigator.serviceWorker.addEventListener("message", ({ data }) => this.#receive(data));
    this.#registration().then((known) => known && this.#watch(known), () => null);
  }

  /**
   * Hear of every change of state.
   * @param {(state: State) => void} listener
   * @returns {() => void} stop hearing
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Keep the site, or the playbook of the page with those that are kept, unless the reader said no or saves data. */
  keepUnasked() {
    const saving = /** @type {any} */ (navigator).connection?.saveData;
    if (saving || remembered() !== null) return;
    const isMissing = this.state.name === "kept" && this.#part !== "" && !this.parts.includes(this.#part);
    if (this.state.name === "none" || isMissing) this.#keep(this.#withOwn());
  }

  /**
   * Keep the site because the reader wants it.
   * @param {string[]} [parts] of several playbooks these, and no other
   */
  keep(parts = this.#withOwn()) {
    remember(null);
    return this.#keep(parts);
  }

  #withOwn() {
    return this.#part ? [...this.parts, this.#part] : [];
  }

  /** Let go of everything kept, and keep nothing again unless asked. */
  async remove() {
    remember("no");
    const known = await this.#registration();
    await known?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(prefixOf(this.#scope))) await caches.delete(name);
    this.parts = [];
    this.#setState({ name: "none" });
  }

  get #scope() {
    return new URL(".", this.#worker ?? location.href).href;
  }

  async #registration() {
    // A page below a path may be in the scope of a worker above, which is not ours.
    const known = await navigator.serviceWorker.getRegistration(this.#scope);
    return known?.scope === this.#scope ? known : undefined;
  }

  /** @param {string[]} parts */
  async #keep(parts) {
    if (!this.#worker) return;
    this.#trouble = undefined;
    this.#setState({ name: "keeping" });
    try {
      const address = workerFor(this.#worker, parts);
      const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
      // It may have failed before it could be watched.
      if (!this.#watch(registration)) this.#fail();
      else if (registration.installing && registration.active?.scriptURL !== address) this.#setState({ name: "keeping" });
    } catch {
      this.#fail();
    }
  }

  /** @param {ServiceWorkerRegistration} registration @returns {boolean} whether there is anything to wait for, or kept */
  #watch(registration) {
    const arriving = registration.installing ?? registration.waiting;
    const worker = arriving ?? registration.active;
    if (this.#part && worker) this.parts = this.#partsOf(worker);
    if (registration.active) this.#setState({ name: "kept" });
    else if (arriving) this.#setState({ name: "keeping" });
    if (arriving && !this.#watched.has(arriving)) {
      this.#watched.add(arriving);
      arriving.addEventListener("statechange", () => {
        if (arriving.state === "activated") this.#setState({ name: "kept" });
        if (arriving.state !== "redundant") return;
        if (this.#part && registration.active) this.parts = this.#partsOf(registration.active);
        // An update that fails leaves what was kept before; other playbooks that were asked for are said to be missing.
        if (registration.active?.scriptURL === arriving.scriptURL) this.#setState({ name: "kept" });
        else this.#fail();
      });
    }
    return Boolean(registration.active ?? arriving);
  }

  /** Who kept a site before it had several playbooks keeps the first. @param {ServiceWorker} worker */
  #partsOf({ scriptURL }) {
    return keptBy(scriptURL) ?? [];
  }

  #fail() {
    this.#setState({ name: "failed", trouble: this.#trouble });
  }

  /**
   * Messages come late: one of progress is no sign that anything is still on its way.
   * @param {{ type?: string, done: number, of: number } & Trouble} message
   */
  async #receive({ type, done, of, address, kind }) {
    if (type === "failed") {
      this.#trouble = kind && { address, kind };
      if (this.state.name === "failed") this.#fail();
    } else if (type === "kept" && this.state.name !== "kept") {
      // Another tab may have asked for it.
      if (this.state.name !== "keeping") await this.#registration().then((known) => known && this.#watch(known));
      if (this.state.name === "keeping") this.#setState({ name: "keeping", done, of });
    }
  }

  /** @param {State} state */
  #setState(state) {
    this.state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

/** Whether the reader said no; a browser that remembers nothing has not heard any. */
function remembered() {
  try {
    return localStorage.getItem(REFUSED);
  } catch {
    return null;
  }
}

/** @param {string | null} word */
function remember(word) {
  try {
    if (word === null) localStorage.removeItem(REFUSED);
    else localStorage.setItem(REFUSED, word);
  } catch {
    // What cannot be remembered is asked again.
  }
}

/** Names the service worker, as the page that was loaded first does. */
const $offered = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=offline]"));

/** The tab's one copy. */
export const offlineCopy = new OfflineCopy($offered && new URL($offered.content, location.href).href, $offered?.dataset.part ?? "");
