// @ts-check
/** Where the finder comes from: the page names the engine and the entries of its own release; once they are gone, a file at an address that never changes names the newest. */
import { Finder } from "./finder.mjs";
import { Library } from "./library.mjs";

const ROOT = new URL("../../../", import.meta.url);
const NEWEST = "search/newest.json";
/** A longer wait has no end. */
const PATIENCE_MS = 45_000;

let attempts = 0;

/** The site's root. */
export const root = ROOT;

/**
 * @param {string} named both paths from the root, as the page has them; empty where an editor is served
 * @param {string} own the playbook of the page
 * @returns {Promise<Library>}
 */
export async function bring(named, own) {
  attempts += 1;
  const [engine, entries] = named.split(",");
  if (entries) {
    try {
      return await bringThese(engine, entries, own);
    } catch {
      // One fresh look before it is said.
    }
  }
  const newest = await fetched(NEWEST, "reload");
  return bringThese(newest.engine, newest.entries, own);
}

/** @param {string} engine @param {string} entries @param {string} own */
async function bringThese(engine, entries, own) {
  const address = new URL(engine, ROOT);
  // Of an address that failed, browsers say for good what they said first.
  if (attempts > 1) address.search = `attempt=${attempts}`;
  const [program, document] = await Promise.all([within(import(address.href)), fetched(entries, "default")]);
  const library = new Library(new Finder(program, document), document, bringShard);
  await library.read([own]);
  return library;
}

/** What is found of a playbook; the newest, once its file is gone with its release. @param {string} playbook @param {string} path */
async function bringShard(playbook, path) {
  try {
    return await fetched(path, "default");
  } catch {
    const { entries } = await fetched(NEWEST, "reload");
    const { shards } = await fetched(entries, "default");
    return fetched(shards[playbook][0], "default");
  }
}

/** @param {Promise<any>} coming */
const within = (coming) =>
  Promise.race([coming, new Promise((_, give) => setTimeout(() => give(new Error("too late")), PATIENCE_MS))]);

/** @param {string} path from the site's root @param {RequestCache} cache */
async function fetched(path, cache) {
  const response = await fetch(new URL(path, ROOT), { cache, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw new Error(`${path} could not be loaded (HTTP ${response.status})`);
  return response.json();
}
