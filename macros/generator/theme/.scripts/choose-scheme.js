// @ts-check
// Light or dark, before anything is painted: what the reader chose here, else what the system prefers.
{
  const { base = "." } = document.body.dataset;
  let chosen;
  try {
    const kept = localStorage.getItem(`${new URL(base, location.href).pathname}.__palette`);
    chosen = JSON.parse(kept ?? "null")?.color?.scheme;
  } catch {
    // A browser that blocks site data keeps no choice.
  }
  const preferred = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  document.body.dataset.mdColorScheme = chosen === "slate" || chosen === "default" ? chosen : preferred;
}
