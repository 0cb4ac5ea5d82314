// @ts-check
/** Which requests the service worker may answer. Everything else goes its way as if there were no worker. */

/**
 * Whether a request asks for a whole file of this site.
 * @param {Request} request
 * @param {string} scope address of the site's root
 */
export function mayAnswer(request, scope) {
  if (request.method !== "GET" || request.headers.has("range")) return false;
  if (request.cache === "no-store" || request.cache === "only-if-cached") return false;
  return request.url.startsWith(scope) && new URL(request.url).origin === new URL(scope).origin;
}
