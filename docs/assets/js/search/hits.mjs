// @ts-check
/** Draws what was found: links in lists under headings, each a name and a whole line. */
import { root } from "./sources.mjs";

/** @typedef {import("./finder.mjs").Hit} Hit */
/** @typedef {import("./finder.mjs").Group} Group */
/** @typedef {import("./finder.mjs").Stretch} Stretch */

/** The place of a week or a range, first of all. @param {Hit[]} places */
export const placesList = (places) => list(places, "pb-hits pb-hits--places");

/**
 * @param {Group} group
 * @param {(() => void) | null} more shows the rest; null where all is shown
 */
export function groupSection({ id, label, count, hits }, more) {
  const $section = document.createElement("section");
  const $heading = document.createElement("h2");
  $heading.id = `pb-find-${id}`;
  $heading.textContent = label;
  $section.setAttribute("aria-labelledby", $heading.id);
  $section.append($heading, list(hits, "pb-hits"));
  if (more && hits.length < count) $section.append(button(`All ${count} in ${label}`, more, "pb-find__all"));
  return $section;
}

/** Pages to look through where nothing was found. @param {{ location: string, title: string }[]} ways */
export function waysList(ways) {
  const hits = ways.map(({ location, title }) => ({ location, name: [{ text: title, isFound: false }], text: [], words: "" }));
  return list(hits, "pb-hits");
}

/** @param {string} words @param {() => void} act @param {string} [name] */
export function button(words, act, name = "pb-find__word") {
  const $button = document.createElement("button");
  $button.type = "button";
  $button.className = name;
  $button.textContent = words;
  $button.addEventListener("click", act);
  return $button;
}

/** @param {Hit[]} hits @param {string} name */
function list(hits, name) {
  const $list = document.createElement("ul");
  $list.className = name;
  for (const hit of hits) {
    const $item = document.createElement("li");
    $item.append(link(hit));
    $list.append($item);
  }
  return $list;
}

/** @param {Hit} hit */
function link({ location, name, text, words, playbook }) {
  const $link = document.createElement("a");
  $link.className = "pb-hit";
  $link.href = addressOf(location, words);
  $link.append(span("pb-hit__name", name));
  if (playbook) $link.append(" ", span("pb-hit__playbook", [{ text: playbook, isFound: false }]));
  // A space apart, for who listens or copies.
  if (text.length > 0) $link.append(" ", span("pb-hit__text", text));
  return $link;
}

/** The place, and the words to mark there. @param {string} location @param {string} words */
function addressOf(location, words) {
  const address = new URL(location, root);
  if (words) address.searchParams.set("h", words);
  return address.href;
}

/** @param {string} name @param {Stretch[]} parts */
function span(name, parts) {
  const $span = document.createElement("span");
  $span.className = name;
  for (const { text, isFound } of parts) {
    const $part = isFound ? document.createElement("mark") : null;
    if ($part) $part.textContent = text;
    $span.append($part ?? text);
  }
  return $span;
}
