// @ts-check
/** The search panel: answers while one types, leads on by pointer and keys, and says what it has found to who listens. */
import { filters } from "./filters.mjs";
import { here } from "../plan/here.mjs";
import { button, groupSection, placesList, waysList } from "./hits.mjs";
import { bring, root } from "./sources.mjs";

/** @typedef {import("./library.mjs").Library} Library */
/** @typedef {import("./finder.mjs").Answer} Answer */

/** How long after the last key what was found is said. */
const PAUSE_MS = 700;
/** A wait shorter than this is not worth a word. */
const PATIENCE_MS = 400;
const EDITORS = new URL("contributing/", root).href;

/** Bring a page's dialog to life. @param {HTMLDialogElement} $dialog */
export const fill = ($dialog) => new Panel($dialog);

class Panel {
  /** @type {Promise<Library> | null} */
  #coming = null;
  #chosen = { group: "", vertical: "", playbook: "" };
  #isWhole = false;
  /** Whether the other playbooks are being read. */
  #isReading = false;
  /** The result that Enter opens. */
  #place = 0;
  #saying = 0;
  #waiting = 0;

  /** @param {HTMLDialogElement} $dialog */
  constructor($dialog) {
    this.$dialog = $dialog;
    this.$input = /** @type {HTMLInputElement} */ ($dialog.querySelector("input"));
    this.$filters = /** @type {Element} */ ($dialog.querySelector(".pb-find__filters"));
    this.$out = /** @type {Element} */ ($dialog.querySelector(".pb-find__out"));
    this.$status = /** @type {Element} */ ($dialog.querySelector("[role=status]"));
    this.$input.addEventListener("input", () => this.#askAnew());
    $dialog.addEventListener("keydown", (event) => this.#press(event));
    this.$out.addEventListener("click", (event) => this.#leave(/** @type {MouseEvent} */ (event)));
    // A search begins anew with the tab's next question, and goes on with this one.
    $dialog.addEventListener("close", () => clearTimeout(this.#saying));
    this.#bring().catch(() => this.$input.value.trim() && this.#fail());
    this.#ask();
  }

  /** @returns {Promise<Library>} */
  #bring() {
    if (this.#coming) return this.#coming;
    const coming = (this.#coming = bring(this.$dialog.dataset.search ?? "", here().playbook));
    coming.then(
      (library) => void (library.isSmall && this.#readOthers(library)),
      () => {
        if (this.#coming === coming) this.#coming = null;
      },
    );
    return coming;
  }

  /** Read the other playbooks too, and answer anew. @param {Library} library */
  async #readOthers(library) {
    if (this.#isReading || library.unread.length === 0) return;
    this.#isReading = true;
    try {
      await library.read(library.unread, () => {
        const $read = this.$out.querySelector(".pb-find__read");
        if ($read) $read.textContent = readSoFar(library);
      });
    } catch {
      // What could not be read is offered again.
    } finally {
      this.#isReading = false;
      this.#ask();
    }
  }

  #askAnew() {
    this.#chosen = { group: "", vertical: "", playbook: "" };
    this.#isWhole = false;
    this.#ask();
  }

  async #ask() {
    const typed = this.$input.value;
    if (!typed.trim()) {
      this.#show([], []);
      this.#say("");
      return;
    }
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#tell("The index is being loaded."), PATIENCE_MS);
    try {
      const library = await this.#bring();
      await library.read([this.#chosen.playbook]);
      if (typed === this.$input.value) this.#answer(library, typed);
    } catch {
      if (typed === this.$input.value) this.#fail();
    } finally {
      if (typed === this.$input.value) clearTimeout(this.#waiting);
    }
  }

  /** @param {Library} library @param {string} typed */
  #answer(library, typed) {
    const isEditor = location.href.startsWith(EDITORS);
    const own = here().playbook;
    const answer = library.finder.find(typed, { ...this.#chosen, here: own, isEditor, isWhole: this.#isWhole });
    const { places, groups, total, nearest } = answer;
    const shown = filters({ ...answer, playbooks: choicesOf(library, answer, this.#chosen.playbook) }, this.#chosen, (chosen) => {
      this.#chosen = chosen;
      this.#ask();
      this.$filters.querySelector(`[aria-pressed=true]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    const showAll = (/** @type {string} */ id) => () => {
      this.#chosen = { ...this.#chosen, group: id };
      this.#ask();
    };
    this.#show(shown, [
      ...this.#notes(answer, typed.trim()),
      ...(places.length > 0 ? [placesList(places)] : []),
      ...groups.map((group) => groupSection(group, this.#chosen.group ? null : showAll(group.id))),
      ...this.#others(library),
      ...(total + places.length === 0 ? [waysList(library.ways)] : []),
    ]);
    const found = total === 1 ? "1 result" : `${total} results`;
    const weeks = places.map(({ name }) => name.map(({ text }) => text).join("")).join(", ");
    const instead = nearest.length > 0 ? `No result for “${typed.trim()}”. Nearest word: ${nearest[0]}. ` : "";
    this.#say(instead + (weeks ? `${weeks} and ${found}.` : `${found}.`));
  }

  /** @param {Answer} answer @param {string} typed @returns {Element[]} */
  #notes({ nearest, isPartial, total, places, kinds }, typed) {
    if (nearest.length > 0) {
      const [first, ...others] = nearest.map((word) => button(word, () => this.#type(word)));
      const more = others.flatMap((other) => [", ", other]);
      return [note(`No result for “${typed}”. Nearest word${others.length > 0 ? "s" : ""}: `, first, ...more)];
    }
    if (kinds.length === 1 && kinds[0].id === "contributing" && !location.href.startsWith(EDITORS)) {
      return [note("This is found only on pages for editors of this site.")];
    }
    if (isPartial) return [note("No page of the playbook has all of these words. These have some of them.")];
    return total + places.length > 0 ? [] : [note(`No result for “${typed}”. Try another word, or browse these pages:`)];
  }

  /** How many playbooks this was found in, and the way to all. @param {Library} library @returns {Element[]} */
  #others(library) {
    if (library.isSmall || library.unread.length === 0) return [];
    const $read = document.createElement("span");
    $read.className = "pb-find__read";
    $read.textContent = readSoFar(library);
    if (this.#isReading) return [note($read)];
    const all = button(`Search all ${library.count} playbooks`, () => {
      this.#readOthers(library);
      this.#ask();
    });
    return [note($read, " ", all)];
  }

  /** @param {Element[]} $filters @param {Element[]} $parts */
  #show($filters, $parts) {
    const isFocused = this.$filters.contains(document.activeElement);
    const facet = document.activeElement instanceof HTMLSelectElement ? document.activeElement.dataset.facet : "";
    this.$filters.replaceChildren(...$filters);
    this.$out.replaceChildren(...$parts);
    this.$out.scrollTop = 0;
    this.#choose(0);
    // What was pressed was drawn anew.
    if (isFocused) {
      const $again = this.$filters.querySelector(facet ? `select[data-facet=${facet}]` : "[aria-pressed=true]");
      /** @type {HTMLElement} */ ($again ?? this.$input).focus();
    }
  }

  /** Say why there is nothing. */
  #fail() {
    const again = button("Try again", () => {
      this.$input.focus();
      this.#ask();
    });
    clearTimeout(this.#waiting);
    this.#show([], [note("Search is not available: its index could not be loaded. ", again)]);
    this.#say("Search is not available: its index could not be loaded.");
  }

  /** @param {string} sentence */
  #tell(sentence) {
    this.#show([], [note(sentence)]);
  }

  /** @param {string} word */
  #type(word) {
    this.$input.value = word;
    this.$input.focus();
    this.#askAnew();
  }

  /** Say it once typing has paused; the same sentence is not said twice. @param {string} sentence */
  #say(sentence) {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      if (this.$status.textContent !== sentence) this.$status.textContent = sentence;
    }, PAUSE_MS);
  }

  get #hits() {
    return /** @type {HTMLAnchorElement[]} */ ([...this.$out.querySelectorAll("a.pb-hit")]);
  }

  /** @param {number} place */
  #choose(place) {
    const $hits = this.#hits;
    this.#place = Math.max(0, Math.min(place, $hits.length - 1));
    $hits.forEach(($hit, index) => $hit.classList.toggle("is-chosen", index === this.#place));
    return $hits[this.#place];
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, target, isComposing } = event;
    if (isComposing || target instanceof HTMLSelectElement) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      const $hit = this.#choose(this.#place + (key === "ArrowDown" ? 1 : -1));
      $hit?.scrollIntoView({ block: "nearest" });
      clearTimeout(this.#saying);
      if ($hit) this.$status.textContent = `${$hit.textContent}, ${this.#place + 1} of ${this.#hits.length}`;
    } else if (key === "Enter" && target === this.$input) {
      event.preventDefault();
      this.#hits[this.#place]?.click();
    }
  }

  /** @param {MouseEvent} event */
  #leave({ target, ctrlKey, metaKey, shiftKey }) {
    const isElsewhere = ctrlKey || metaKey || shiftKey;
    if (!isElsewhere && target instanceof Element && target.closest("a.pb-hit")) this.$dialog.close();
  }
}

/** @param {Library} library */
const readSoFar = ({ count, unread }) => `Searched: ${count - unread.length} of ${count} playbooks.`;

/**
 * The playbooks to choose from: those that have results, those that are not read yet, and what is chosen.
 * @param {Library} library
 * @param {Answer} answer
 * @param {string} chosen
 */
function choicesOf({ finder, unread, isSmall }, { playbooks }, chosen) {
  const counts = new Map(playbooks.map(({ id, count }) => [id, count]));
  const isUnread = new Set(isSmall ? [] : unread);
  return Object.entries(finder.playbooks)
    .filter(([id]) => counts.has(id) || isUnread.has(id) || id === chosen)
    .map(([id, label]) => ({ id, label, count: isUnread.has(id) ? null : (counts.get(id) ?? 0) }));
}

/** @param {...(string | Element)} parts */
function note(...parts) {
  const $note = document.createElement("p");
  $note.className = "pb-find__said";
  $note.append(...parts);
  return $note;
}
