// @ts-check
/** What the page and the service worker must call alike. */

/**
 * How the names of this site's caches begin. Sites of one origin differ by their path.
 * @param {string} scope
 */
export const prefixOf = (scope) => `playbook|${new URL(scope).pathname}|`;
