// @ts-check
/**
 * Shows the ways of statements, to their link, their source and a change: of all in a section, or of the one that the
 * address names. Their words are in the page's template, all else in its list of statements. Loaded when first asked for.
 */
import { copyText } from "./planner/clipboard.mjs";

const HEAD = ".pb-refs-head";
const BUTTON = ".pb-refs-button";
const MARK = "a.headerlink";

/** Rows that were made, by the anchor of their statement's element. @type {Map<string, HTMLElement>} */
const rows = new Map();

/** @param {HTMLButtonElement} $button of the section whose statements' ways are shown or hidden */
export function toggle($button) {
  const opens = $button.getAttribute("aria-expanded") !== "true";
  for (const $mark of marksOf($button)) rowOf($mark)?.classList.toggle("is-open", opens);
  $button.setAttribute("aria-expanded", String(opens));
  const $words = /** @type {Text} */ ($button.firstChild);
  const other = $button.dataset.other ?? template()?.dataset.close ?? "";
  $button.dataset.other = $words.data;
  $words.data = other;
}

/** Make the ways of the statement that the address names; the style sheet shows them. */
export function showTarget() {
  const $mark = markOf(decodeURIComponent(location.hash.slice(1)));
  if ($mark) rowOf($mark);
}

function template() {
  return /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-statement-ways]"));
}

/** An address is written as its page needs it, so only its end is compared. @param {string} anchor @returns {HTMLAnchorElement | null} */
function markOf(anchor) {
  return document.querySelector(`${MARK}[href$="#${CSS.escape(anchor)}"]`);
}

/**
 * The marks that a button answers for: those inside what its head stands in, up to the next head.
 *
 * @param {HTMLButtonElement} $button
 */
function marksOf($button) {
  const $scope = $button.closest(HEAD)?.parentElement ?? document.body;
  const $marks = /** @type {NodeListOf<HTMLAnchorElement>} */ ($scope.querySelectorAll(MARK));
  return [...$marks].filter(($mark) => buttonOf($mark) === $button);
}

/** @param {Element} $mark */
function buttonOf($mark) {
  const $heads = [...document.querySelectorAll(HEAD)].filter(
    ($head) =>
      $head.parentElement?.contains($mark) &&
      ($head.contains($mark) || $head.compareDocumentPosition($mark) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
  return $heads.at(-1)?.querySelector(BUTTON);
}

/** @param {HTMLAnchorElement} $mark @returns {HTMLElement | null} the row of its statement; null where it is none */
function rowOf($mark) {
  const anchor = decodeURIComponent($mark.hash.slice(1));
  const known = rows.get(anchor);
  if (known?.isConnected) return known;
  const $row = made(anchor);
  if (!$row) return null;
  const $place = /** @type {HTMLElement} */ ($mark.parentElement);
  if (/^(H[1-6]|P)$/.test($place.tagName)) besides($place).after($row);
  else $place.insertBefore($row, $place.querySelector(":scope > .pb-below"));
  rows.set(anchor, $row);
  return $row;
}

/** A heading, with what stands in its line. @param {HTMLElement} $heading */
function besides($heading) {
  const $line = $heading.parentElement;
  return $line?.matches(`${HEAD}, .pb-block__head`) ? $line : $heading;
}

/** @param {string} anchor */
function made(anchor) {
  const $template = template();
  const $link = document.querySelector(`.pb-table--statements th > a[href$="#${CSS.escape(anchor)}"]`);
  const $cells = $link?.closest("tr")?.cells;
  if (!$template || !$link || !$cells) return null;
  const [kind, title, place] = [$cells[0], $link, $cells[3]].map(($it) => $it.textContent ?? "");
  const [path, line] = [place.slice(0, place.lastIndexOf(":")), place.slice(place.lastIndexOf(":") + 1)];
  const $row = /** @type {HTMLElement} */ (document.importNode($template.content, true).firstElementChild);
  /** @param {string} name @param {string} text */
  const say = (name, text) => $row.querySelectorAll(`[data-${name}]`).forEach(($it) => ($it.textContent = text));
  say("title", title);
  $row.querySelector("[data-line]")?.append(line);
  say("place", place);
  if (/^H[1-6]$/.test(markOf(anchor)?.parentElement?.tagName ?? "")) {
    $row.classList.add("pb-ref--own");
    say("kind", ($template.dataset.own ?? "").replace("{kind}", kind.toLowerCase()));
  } else {
    const $id = document.createElement("code");
    $id.textContent = anchor.slice(anchor.indexOf("--") + 2);
    $row.querySelector("[data-kind]")?.append(`${kind} `, $id);
  }
  lead($row, "source", $cells[3].querySelector("a")?.href);
  lead($row, "change", $template.dataset.edit?.replaceAll("{path}", path).replaceAll("{line}", line));
  const permalink = $cells[2].querySelector("a")?.href ?? "";
  $row.querySelector("button")?.addEventListener("click", () => copy($row, permalink, $template.dataset));
  return $row;
}

/** @param {HTMLElement} $row @param {string} way @param {string | undefined} address */
function lead($row, way, address) {
  const $way = /** @type {HTMLAnchorElement | null} */ ($row.querySelector(`[data-${way}]`));
  if (address) $way?.setAttribute("href", address);
}

/** @param {HTMLElement} $row @param {string} address @param {DOMStringMap} words */
async function copy($row, address, words) {
  const done = await copyText(address);
  const $said = $row.querySelector("[role=status]");
  if ($said) $said.textContent = (done ? words.copied : words.refused) ?? "";
}
