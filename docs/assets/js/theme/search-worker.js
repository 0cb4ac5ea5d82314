// @ts-check
// Stands between the theme's page and the theme's search worker: who only reads downloads neither that worker nor the
// index. Both come with the first word looked for; from then on this one only hands on what the two say to each other.
// A plain script, because the theme starts it as one.
{
  /** What the theme's page and worker say to each other. */
  const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
  const ROOT = new URL("../../../", location.href);

  /** What the page sent to set the search up with: no entries, but where they are and what searches them. @type {any} */
  let setup = null;
  /** The theme's worker, as soon as it can answer. @type {Promise<Worker> | null} */
  let engine = null;
  /** The newest query; what was typed before it while the index was on its way is not worth an answer. */
  let newest = "";

  addEventListener("message", ({ data: { type, data } }) => {
    if (type === SETUP) {
      setup = data;
      postMessage({ type: READY });
    } else if (engine || data.trim()) {
      search(data);
    } else {
      postMessage({ type: RESULT, data: { items: [] } });
    }
  });

  /** @param {string} query */
  async function search(query) {
    newest = query;
    try {
      const worker = await (engine ??= start());
      if (query === newest) worker.postMessage({ type: QUERY, data: query });
    } catch {
      // The next letter tries again.
      engine = null;
    }
  }

  /** @returns {Promise<Worker>} */
  async function start() {
    const { entries, engine, ...config } = setup.config;
    const worker = new Worker(new URL(engine, ROOT));
    const ready = new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) => (data.type === READY ? resolve(null) : postMessage(data)));
      worker.addEventListener("error", reject);
    });
    const given = fetch(new URL(entries, ROOT))
      .then((response) => response.json())
      .then((docs) => worker.postMessage({ type: SETUP, data: { ...setup, config, docs } }));
    try {
      await Promise.all([ready, given]);
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return worker;
  }
}
