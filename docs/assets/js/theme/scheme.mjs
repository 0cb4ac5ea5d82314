// @ts-check
/** Light or dark: the switch in the head, and what the reader's system prefers as long as nobody has chosen. */

const DARK = "slate";
const LIGHT = "default";
const KEY = `${new URL(document.body.dataset.base ?? ".", location.href).pathname}.__palette`;

const isDark = () => document.body.dataset.mdColorScheme === DARK;

function isChosen() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** @param {string} scheme as the theme has named it, and earlier releases have kept it */
function keep(scheme) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ color: { scheme } }));
  } catch {
    // Site data is blocked: the choice holds for this page.
  }
}

export function offerScheme() {
  const $switch = document.querySelector(".pb-scheme");
  /** @param {boolean} dark */
  const show = (dark) => {
    document.body.dataset.mdColorScheme = dark ? DARK : LIGHT;
    $switch?.setAttribute("aria-pressed", String(dark));
  };
  if (!$switch) return;
  show(isDark());
  $switch.addEventListener("click", () => {
    show(!isDark());
    keep(isDark() ? DARK : LIGHT);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => !isChosen() && show(matches));
}
