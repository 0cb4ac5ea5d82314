// @ts-check
/**
 * Where a release is kept: files whose address changes with their content in one cache for all releases, all others in
 * a cache of their release. Nothing gets in whose checksum is not the one the release lists. Of several playbooks each
 * has a list of its own, and those that the reader chose are kept, with what all share.
 */
import { prefixOf } from "../cache-names.mjs";
import { fetched, verified } from "./listed-file.mjs";

/** @typedef {import("./listed-file.mjs").Kept} Kept */
/** @typedef {{ release: string, files: Kept[], redirects: Record<string, string>, part?: string, parts?: Record<string, string> }} Listing one playbook's, or, with the addresses of theirs, what all share */
/** @typedef {{ listing: Listing, response: Response, address: string }} Fetched */

const AT_ONCE = 6;
const MISSING_PAGE = "404.html";
const COMPRESSED = ".gz";
const LISTINGS = "assets/offline/files-";

/** @param {string} address @returns {Promise<Fetched>} */
async function listed(address) {
  const response = await fetched(address, { cache: "default" });
  return { listing: await response.clone().json(), response, address };
}

export class CacheStore {
  /**
   * @param {string} scope address of the site's root
   * @param {object} of
   * @param {string} of.release
   * @param {string} of.listing address of the release's list, from the root
   * @param {string[] | null} of.kept the playbooks to keep, where the reader chose; else the first
   */
  constructor(scope, { release, listing, kept }) {
    this.scope = scope;
    this.listing = new URL(listing, scope).href;
    this.kept = kept;
    this.prefix = prefixOf(scope);
    this.unchangingName = `${this.prefix}unchanging`;
    this.release = release;
    this.ownName = `${this.prefix}release ${release}`;
  }

  /**
   * Bring every file of the release here, or fail. What an interrupted update brought is not fetched again. It makes room
   * where the device is full, and where no release is kept: half a site is of no use.
   * @param {(done: number, of: number) => void} tell
   */
  async fill(tell) {
    const hadOwn = (await caches.has(this.ownName)) && (await this.#list(this.ownName)).files.length > 0;
    try {
      await this.#download(tell);
    } catch (error) {
      const isFull = /** @type {any} */ (error)?.name === "QuotaExceededError";
      // Whoever wanted one playbook more keeps those that were here.
      if (hadOwn) {
        await this.#trim();
        await this.#removeUnneeded(await this.#releases());
      } else if (isFull || !(await this.#isUpdate())) await this.#giveBack();
      throw error;
    }
  }

  /** Let go of what no list asks for that is here. */
  async #trim() {
    const own = await caches.open(this.ownName);
    const needed = new Set(await this.#addresses(this.ownName));
    for (const { url } of await own.keys()) if (!needed.has(url) && !this.#isListing(url)) await own.delete(url);
  }

  /** @param {string} address */
  #isListing(address) {
    return address.startsWith(new URL(LISTINGS, this.scope).href);
  }

  /** What all share, then each playbook that is wanted and there. @returns {Promise<Fetched[]>} */
  async #listings() {
    const shared = await listed(this.listing);
    const parts = shared.listing.parts ?? {};
    const wanted = (this.kept ?? Object.keys(parts).slice(0, 1)).filter((it) => Object.hasOwn(parts, it));
    return [shared, ...(await Promise.all(wanted.map((it) => listed(new URL(parts[it], this.scope).href))))];
  }

  /** Whether another release is kept whole. */
  async #isUpdate() {
    const others = (await this.#releases()).filter((name) => name !== this.ownName);
    const listings = await Promise.all(others.map((name) => this.#list(name)));
    return listings.some(({ files }) => files.length > 0);
  }

  /** Let go of what an attempt has brought. */
  async #giveBack() {
    await caches.delete(this.ownName);
    const others = await this.#releases();
    await this.#removeUnneeded(others);
    if (others.length === 0) await caches.delete(this.unchangingName);
  }

  /** @param {(done: number, of: number) => void} tell */
  async #download(tell) {
    const [unchanging, own] = await Promise.all([caches.open(this.unchangingName), caches.open(this.ownName)]);
    const [shared, ...parts] = await this.#listings();
    const files = [shared, ...parts].flatMap(({ listing }) => listing.files);
    const waiting = [...files];
    let done = 0;
    const bring = async () => {
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        const address = new URL(file.path, this.scope).href;
        const cache = file.hashed ? unchanging : own;
        if (!(await cache.match(address))) {
          const mayBeMissing = file.path === MISSING_PAGE;
          await cache.put(address, await verified(address, file, { release: this.release, mayBeMissing }));
        }
        tell(++done, files.length);
      }
    };
    const stop = (/** @type {unknown} */ error) => {
      waiting.length = 0;
      return Promise.reject(error);
    };
    // All must have ended before anything is taken back.
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => bring().catch(stop)));
    for (const end of ended) if (end.status === "rejected") throw end.reason;
    // What is here counts once the shared list is; one that was here before counts all the while.
    for (const { address, response } of [...parts, shared]) await own.put(address, response);
    const current = new Set([shared, ...parts].map(({ address }) => address));
    for (const { url } of await own.keys()) if (this.#isListing(url) && !current.has(url)) await own.delete(url);
  }

  /**
   * Let go of other releases. Unchanging files of the one before stay until the next: a tab may still show it.
   */
  async clear() {
    const names = await this.#releases();
    await this.#removeUnneeded(names);
    for (const name of names) if (name !== this.ownName) await caches.delete(name);
    await this.#trim();
  }

  /** The names of all releases' caches. */
  async #releases() {
    return (await caches.keys()).filter((name) => name.startsWith(`${this.prefix}release `));
  }

  /** Let go of unchanging files that none of these releases needs. @param {string[]} names */
  async #removeUnneeded(names) {
    const needed = new Set((await Promise.all(names.map((name) => this.#addresses(name)))).flat());
    const unchanging = await caches.open(this.unchangingName);
    for (const request of await unchanging.keys()) {
      if (!needed.has(request.url)) await unchanging.delete(request);
    }
  }

  /**
   * The file of an address that changes with its content. A worker whose site was removed from the device may still be
   * asked by a page that is leaving: looking must not open an empty cache anew.
   * @param {string} address
   */
  async unchanging(address) {
    const kept = await this.#unchanging(address);
    if (kept || !address.endsWith(COMPRESSED)) return kept;
    // A file that is here need not be looked for in another form, by a network that may be slow to say no.
    const isHere = await this.#unchanging(address.slice(0, -COMPRESSED.length));
    return isHere && new Response(null, { status: 404 });
  }

  /** @param {string} address */
  #unchanging(address) {
    return caches.match(address, { cacheName: this.unchangingName });
  }

  /**
   * What stands in for an address while there is no network. For a page that nobody knows, it is the page that says so.
   * @param {string} address
   * @param {{ forPage: boolean }} options
   * @returns {Promise<Response | undefined>}
   */
  async substitute(address, { forPage }) {
    if (!(await caches.has(this.ownName))) return undefined;
    const own = await caches.open(this.ownName);
    const plain = address.replace(/[?#].*$/, "").replace(/(?<=\/)index\.html$/, "");
    const kept = await own.match(plain);
    if (kept || !forPage) return kept;
    const { redirects } = await this.#list(this.ownName);
    const path = plain.slice(this.scope.length);
    const target = redirects[path] ?? redirects[`${path}/`] ?? (await this.#folder(own, plain));
    if (target !== undefined) return Response.redirect(new URL(target, this.scope).href);
    const missing = await own.match(new URL(MISSING_PAGE, this.scope).href);
    return missing && new Response(missing.body, { status: 404, headers: missing.headers });
  }

  /**
   * A page asked for without its last slash, as servers mend it.
   * @param {Cache} own
   * @param {string} plain
   */
  async #folder(own, plain) {
    const folder = `${plain}/`;
    return (await own.match(folder)) ? folder.slice(this.scope.length) : undefined;
  }

  /** @param {string} name of a release's cache */
  async #addresses(name) {
    return (await this.#list(name)).files.map(({ path }) => new URL(path, this.scope).href);
  }

  /**
   * @param {string} name of a release's cache
   * @returns {Promise<Listing>} an empty one where the release never arrived whole
   */
  async #list(name) {
    const own = await caches.open(name);
    const keys = (await own.keys()).filter(({ url }) => this.#isListing(url));
    /** @type {Listing[]} */
    const lists = await Promise.all(keys.map(async (key) => (await own.match(key))?.json()));
    const shared = lists.find(({ part }) => !part);
    if (!shared) return { release: "", files: [], redirects: {} };
    const redirects = Object.assign({}, ...lists.map((list) => list.redirects));
    return { release: shared.release, files: lists.flatMap(({ files }) => files), redirects };
  }
}
