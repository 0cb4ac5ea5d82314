// @ts-check
// The page for addresses that lead nowhere, of a site to which nobody named its address: a host shows it at any depth
// below any path, where links from the server's root may lead past the site. It looks from there on downwards for this
// site's style sheet, and writes itself anew as the page that a build for that place would have been.
addEventListener("DOMContentLoaded", async () => {
  const sheet = document.querySelector("link[rel=stylesheet][href*='/css-']")?.getAttribute("href");
  const folders = location.pathname.split("/").slice(1, -1);
  for (let depth = 0; sheet && depth <= folders.length; depth += 1) {
    const root = ["", ...folders.slice(0, depth)].join("/");
    const found = await fetch(root + sheet, { method: "HEAD" }).catch(() => null);
    if (!found?.ok || !found.headers.get("Content-Type")?.startsWith("text/css")) continue;
    if (depth === 0) return;
    const page = await (await fetch(`${root}/404.html`)).text();
    document.open();
    document.write(page.replaceAll(/(="|": "|url=)\/(?!\/)/g, `$1${root}/`));
    document.close();
    return;
  }
});
