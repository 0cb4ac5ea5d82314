// @ts-check
/** Brings the rows of a long list, which are a page by themselves, into the page that filters them. */

/** Put them there; where they do not come, the way to them stays. @param {HTMLFormElement} $form */
export async function bringRows($form) {
  const $way = /** @type {HTMLAnchorElement | null | undefined} */ ($form.parentElement?.querySelector("a[data-rows]"));
  if (!$way) return;
  const answer = await fetch($way.href);
  if (!answer.ok) throw new Error(`${$way.href}: ${answer.status}`);
  const $page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const $table = $page.querySelector("table");
  if ($table) $way.parentElement?.replaceWith(document.adoptNode($table));
}
