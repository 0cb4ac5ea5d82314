// @ts-check
/** What the page and the service worker must call alike. */

/**
 * How the names of this site's caches begin. Sites of one origin differ by their path.
 * @param {string} scope
 */
export const prefixOf = (scope) => `playbook|${new URL(scope).pathname}|`;

/** What of the worker's address names the playbooks that are kept, where a site has several. */
const KEEP = "keep";

/**
 * The worker that keeps these playbooks; browsers remember its address, and so what a reader keeps.
 * @param {string} worker
 * @param {Iterable<string>} playbooks none where the site is kept whole
 */
export function workerFor(worker, playbooks) {
  const address = new URL(worker);
  const kept = [...new Set(playbooks)].sort();
  if (kept.length > 0) address.searchParams.set(KEEP, kept.join(" "));
  return address.href;
}

/** The playbooks that a worker keeps; null where its address names none. @param {string} address */
export const keptBy = (address) => new URL(address).searchParams.get(KEEP)?.split(" ") ?? null;
