// @ts-check
/**
 * The site without a network: keeps one release whole on the reader's device. Pages and all else that can change under
 * its address come from the network whenever there is one; what bears a checksum in its name comes from the device.
 * Packed into /sw.js at build, which also names the release and its list of files.
 */
import { keptBy } from "../cache-names.mjs";
import { mayAnswer } from "./request-filter.mjs";
import { CacheStore } from "./cache-store.mjs";

const worker = /** @type {any} */ (globalThis);
// Texts in the place of these two are set when the worker is packed.
const release = /** @type {any} */ (globalThis).RELEASE;
const listing = /** @type {any} */ (globalThis).LISTING;
const cacheStore = new CacheStore(worker.registration.scope, { release, listing, kept: keptBy(worker.location.href) });

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(cacheStore.fill(tellProgress).then(() => worker.skipWaiting(), tellTrouble));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(cacheStore.clear().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  if (mayAnswer(event.request, worker.registration.scope)) event.respondWith(answer(event.request));
});

/** @param {Request} request */
async function answer(request) {
  const kept = await cacheStore.unchanging(request.url);
  if (kept) return kept;
  try {
    // Past the browser's own cache, which may hold the last release: an unchanged file costs an answer of a few bytes.
    return await fetch(request, request.cache === "default" ? { cache: "no-cache" } : {});
  } catch (error) {
    const substitute = await cacheStore.substitute(request.url, { forPage: request.mode === "navigate" });
    if (substitute) return substitute;
    throw error;
  }
}

/**
 * @param {number} done
 * @param {number} of
 */
const tellProgress = (done, of) => tellPages({ type: "kept", done, of });

/** Which file it was, and what is wrong with it. @param {any} error */
async function tellTrouble(error) {
  await tellPages({ type: "failed", address: error.address, kind: error.kind });
  throw error;
}

/** @param {object} message */
async function tellPages(message) {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}
