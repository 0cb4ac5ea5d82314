// @ts-check
/** The kill switch: published as /sw.js, it makes each browser that kept the site let go of all of it. */
import { prefixOf } from "../cache-names.mjs";

const worker = /** @type {any} */ (globalThis);

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(removeEverything());
});

async function removeEverything() {
  const prefix = prefixOf(worker.registration.scope);
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  await worker.registration.unregister();
}
