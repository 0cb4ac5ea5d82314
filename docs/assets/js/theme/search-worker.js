// @ts-check
// Stands between the theme's page and the theme's search worker: who only reads downloads neither that worker nor the
// entries it searches. Both come with the first word looked for; from then on this one only hands on what the two say to
// each other. A plain script, because the theme starts it as one.
{
  /** What the theme's page and worker say to each other. */
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const ROOT = new URL("../../../", location.href);
  /** What names the newest files, at an address that never changes. */
  const INDEX = "search/search_index.json";
  /** A longer wait has no end. */
  const PATIENCE_MS = 45_000;

  /** What only we say to each other: that a query waits in vain, and that it shall be tried again. */
  const notices = "BroadcastChannel" in globalThis ? new BroadcastChannel(`playbook search ${ROOT.pathname}`) : null;
  /** The theme's worker, as soon as it can answer. @type {Promise<Worker> | null} */
  let engine = null;
  /** The newest query; what was typed before it while the entries were on their way is not worth an answer. */
  let newest = "";

  addEventListener("message", ({ data: { type, data } }) => {
    if (type !== QUERY) return;
    if (engine || data.trim()) search(data);
    else postMessage({ type: RESULT, data: { items: [] } });
  });
  notices?.addEventListener("message", ({ data }) => {
    if (data.again !== undefined && data.again === newest && !engine) search(newest);
  });
  postMessage({ type: READY });

  /** @param {string} query */
  async function search(query) {
    newest = query;
    try {
      const worker = await (engine ??= start());
      if (query === newest) worker.postMessage({ type: QUERY, data: query });
    } catch {
      // The next letter tries again.
      engine = null;
      notices?.postMessage({ failed: newest });
    }
  }

  /** What the page names is of its own release; of a page that is older than what is published it is gone. */
  async function start() {
    const [program, entries] = location.hash.slice(1).split(",");
    if (entries) {
      try {
        return await startWith(program, entries);
      } catch {
        // One fresh look before it is said.
      }
    }
    const { config } = await (await fetched(INDEX, "reload")).json();
    return startWith(config.engine, config.entries);
  }

  /**
   * @param {string} program
   * @param {string} entries
   * @returns {Promise<Worker>}
   */
  async function startWith(program, entries) {
    const worker = new Worker(new URL(program, ROOT));
    const ready = new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => (data.type === READY ? resolve(null) : postMessage(data)));
      worker.addEventListener("error", reject);
      setTimeout(reject, PATIENCE_MS);
    });
    const given = fetched(entries, "default")
      .then((response) => response.json())
      .then((data) => worker.postMessage({ type: SETUP, data }));
    try {
      await Promise.all([ready, given]);
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return worker;
  }

  /**
   * @param {string} path from the site's root
   * @param {RequestCache} cache
   */
  async function fetched(path, cache) {
    const response = await fetch(new URL(path, ROOT), { cache, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`${path} could not be loaded (HTTP ${response.status})`);
    return response;
  }
}
