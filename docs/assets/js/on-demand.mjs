// @ts-check
/** Imports a script when somebody asks for it; one that did not come is asked for anew. */

/**
 * @template Module
 * @param {URL} address of a script that is published by itself
 * @returns {() => Promise<Module>}
 */
export function onDemand(address) {
  /** @type {Promise<Module> | null} */
  let loading = null;
  let attempts = 0;
  return () => {
    // Of an address that failed, browsers say for good what they said first.
    if (!loading && ++attempts > 1) address.search = `attempt=${attempts}`;
    return (loading ??= import(address.href).catch((error) => {
      loading = null;
      throw error;
    }));
  };
}
