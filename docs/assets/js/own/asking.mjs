// @ts-check
/** Starts Python for pages that hold no calculator, where it can run. */
import { onDemand } from "../on-demand.mjs";

/** @type {() => Promise<typeof import("../calculator/live.mjs")>} */
const loadLive = onDemand(new URL("../calculator/live.mjs", import.meta.url));

export async function ask() {
  const { client } = await loadLive();
  client.boot();
  return client;
}
