// @ts-check
/** A file as its release lists it, or why it is none: what a host does not have, and what is changed on the way. */

/** @typedef {{ path: string, bytes: number, sha256: string, hashed: boolean }} Kept */

/** A file could not be fetched, or is not the listed one. */
export class Trouble extends Error {
  /** @param {string} address @param {"missing" | "different"} kind @param {string} reason */
  constructor(address, kind, reason) {
    super(`${address} ${reason}`);
    this.address = address;
    this.kind = kind;
  }
}

/**
 * @param {string} address
 * @param {{ cache: RequestCache, mayBeMissing?: boolean }} options mayBeMissing: the page for addresses that lead nowhere
 *   is answered by some hosts as such an address
 */
export async function fetched(address, { cache, mayBeMissing = false }) {
  const response = await fetch(address, { cache, credentials: "same-origin" }).catch((error) => {
    throw new Trouble(address, "missing", `could not be loaded (${error})`);
  });
  if (response.ok || (mayBeMissing && response.status === 404)) return response;
  throw new Trouble(address, "missing", `could not be loaded (HTTP ${response.status})`);
}

/**
 * A file with the very bytes its release lists: a browser's or a server's stale copy is asked for once more. A page that
 * was changed on the way, as some networks of servers do, is taken when it is whole and names this release.
 * @param {string} address
 * @param {Kept} file
 * @param {{ release: string, mayBeMissing: boolean }} options
 */
export async function verified(address, file, { release, mayBeMissing }) {
  for (const cache of /** @type {RequestCache[]} */ ([file.hashed ? "default" : "no-cache", "reload"])) {
    const response = await fetched(address, { cache, mayBeMissing });
    const body = await response.arrayBuffer();
    if ((await checksum(body)) === file.sha256 || isWholePage(response, body, release)) {
      return new Response(body, { headers: response.headers });
    }
  }
  throw new Trouble(address, "different", "is not the file that its release lists");
}

/** @param {Response} response @param {ArrayBuffer} body @param {string} release */
function isWholePage(response, body, release) {
  if (!/^text\/html\b/.test(response.headers.get("content-type") ?? "")) return false;
  const html = new TextDecoder().decode(body);
  const named = /<meta\s[^>]*name=["']?release["']?[^>]*>/i.exec(html)?.[0] ?? "";
  return new RegExp(`content=["']?${release}["'\\s/>]`).test(named) && /<\/main>[^]*<\/html>/i.test(html);
}

/** @param {ArrayBuffer} body */
async function checksum(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
