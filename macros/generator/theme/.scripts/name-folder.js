// @ts-check
// A permalink leads to a file, so that it does on a disk too; from a server, a page's address is its folder's.
if (location.protocol !== "file:" && location.pathname.endsWith("/index.html")) {
  const folder = location.pathname.slice(0, -"index.html".length);
  history.replaceState(history.state, "", folder + location.search + location.hash);
}
