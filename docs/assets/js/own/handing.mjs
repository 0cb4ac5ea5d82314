// @ts-check
/** Hands the plan on as a link or a file, and takes in one that has come: what it would change is told before. */
import { copyText } from "../planner/clipboard.mjs";
import { saveFile } from "../planner/download.mjs";
import { here } from "../plan/here.mjs";
import { bringsPlan, fileOf, linkOf, planInFile, planInLink } from "../plan/handing-over.mjs";
import { countSame, differences } from "../plan/merging.mjs";
import { plans } from "../plan/plans.mjs";
import { wordsOf } from "./clashes.mjs";
import { show } from "./filling.mjs";

/** @typedef {import("../plan/record.mjs").Plan} Plan */

export class Handing {
  /** The plan that has come and is not yet taken in. @type {Plan | null} */
  #arrived = null;

  /** Which of the entries that differ are to be theirs, by name. @type {Map<string, () => void>} */
  #switching = new Map();

  /**
   * @param {HTMLElement} $page
   * @param {import("./toast.mjs").PlanToast} toast
   * @param {import("./clashes.mjs").Clashes} clashes
   * @param {() => void} onTaken
   * @param {(theirs: Plan | null) => void} onLook told which plan is to be looked at, or none any more
   */
  constructor($page, toast, clashes, onTaken, onLook) {
    this.$page = $page;
    this.toast = toast;
    this.clashes = clashes;
    this.onTaken = onTaken;
    this.onLook = onLook;
    this.$arrived = /** @type {HTMLElement} */ ($page.querySelector("[data-arrived]"));
    const on = (/** @type {string} */ name, /** @type {string} */ event, /** @type {(event: Event) => void} */ act) =>
      $page.querySelector(`[data-${name}]`)?.addEventListener(event, act);
    on("hand-link", "click", () => this.#link());
    on("hand-file", "click", () => this.#file());
    on("hand-open", "change", ({ target }) => this.#open(/** @type {HTMLInputElement} */ (target)));
    // A file may have been chosen before this script was there.
    const $chosen = /** @type {HTMLInputElement | null} */ ($page.querySelector("[data-hand-open]"));
    if ($chosen?.files?.length) this.#open($chosen);
    on("take", "click", () => this.#take());
    on("leave", "click", () => this.#leave());
    on("look", "click", () => this.#look(true));
    on("look-back", "click", () => this.#look(false));
    this.look();
  }

  /** Look whether the address brings a plan. */
  async look() {
    if (!bringsPlan(location.href)) return;
    this.#show(await planInLink(location.href));
  }

  async #link() {
    const { plan } = plans.state;
    const link = plan && (await linkOf(plan, location.href));
    if (link && (await copyText(link))) this.toast.say("copied", 0);
    else this.toast.say("by-hand", 0);
  }

  #file() {
    const { plan } = plans.state;
    if (plan) saveFile("plan.json", "application/json", fileOf(plan));
  }

  /** @param {HTMLInputElement} $input */
  async #open($input) {
    const [file] = $input.files ?? [];
    if (file) this.#show(await planInFile(file));
    $input.value = "";
  }

  /** @param {import("../plan/handing-over.mjs").Come} come */
  #show({ plan: come, why }) {
    const isElsewhere = Boolean(come?.playbook) && come?.playbook !== here().playbook;
    if (come && isElsewhere) this.#nameHome(come.playbook);
    const plan = isElsewhere ? null : come;
    this.#arrived = plan;
    const mine = plan && plans.copyOf(plan);
    const all = plan && mine ? differences(mine, plan) : [];
    const found = all.filter(({ kind }) => kind !== "mine");
    const unread = isElsewhere ? "elsewhere" : why === "newer" ? "newer" : "damaged";
    const kind = plan ? (mine ? (found.length > 0 ? "copy" : "same") : "new") : unread;
    for (const $words of /** @type {NodeListOf<HTMLElement>} */ (this.$arrived.querySelectorAll("[data-kind]"))) {
      show($words, $words.dataset.kind === kind);
    }
    for (const name of ["added", "changed", "differs"]) {
      const $count = this.$arrived.querySelector(`[data-${name}]`);
      if ($count) $count.textContent = String(found.filter((each) => each.kind === name).length);
    }
    this.#switching.clear();
    const differing = found.filter((each) => each.kind === "differs");
    this.$arrived.querySelector("[data-differing]")?.replaceChildren(...differing.map((each) => this.#choice(each)));
    show(this.$arrived.querySelector("[data-differs-part]"), differing.length > 0);
    const news = found.filter((each) => each.kind !== "differs");
    this.$arrived.querySelector("[data-news]")?.replaceChildren(...news.map((each) => this.#line(each)));
    show(this.$arrived.querySelector("[data-news-part]"), news.length > 0);
    this.#showRest(mine && plan ? countSame(mine, plan) : 0, all.filter((each) => each.kind === "mine"));
    show(this.$arrived.querySelector("[data-take]"), kind === "new" || kind === "copy");
    this.#look(false, kind === "new" || kind === "copy");
    show(this.$arrived, true);
    this.$arrived.querySelector("h2")?.focus();
  }

  /** Say which playbook a plan is of, and lead there where this site has it. @param {string} id */
  #nameHome(id) {
    const $home = /** @type {HTMLAnchorElement | null} */ (this.$arrived.querySelector("[data-elsewhere]"));
    if (!$home) return;
    /** @type {Record<string, [string, string]>} */
    const known = JSON.parse(this.$arrived.dataset.playbooks ?? "{}");
    const [title, address] = Object.hasOwn(known, id) ? known[id] : [id, ""];
    $home.textContent = title;
    if (address) $home.href = address + (bringsPlan(location.href) ? location.hash : "");
    else $home.removeAttribute("href");
  }

  /** @param {import("../plan/merging.mjs").Difference} difference */
  #choice({ subject, field, mine, theirs }) {
    const name = `${subject} ${field}`;
    const values = [mine?.value ?? null, theirs?.value ?? null];
    return this.clashes.choice({ subject, field, values }, (value) => {
      if (value === values[0]) this.#switching.delete(name);
      else this.#switching.set(name, () => plans.switchTo(subject, field, value));
    });
  }

  /** @param {import("../plan/merging.mjs").Difference} difference */
  #line({ subject, field, mine, theirs }) {
    const $line = document.createElement("li");
    const $name = document.createElement("b");
    $name.textContent = this.clashes.name(subject, field);
    const $values = document.createElement("span");
    $values.textContent = [mine, theirs].filter((version) => version !== null).map((version) => wordsOf(version?.value)).join(" → ");
    $line.append($name, $values);
    return $line;
  }

  /** What stays as it is: how many entries are the same, and which are only here. @param {number} same @param {import("../plan/merging.mjs").Difference[]} mine */
  #showRest(same, mine) {
    const $rest = this.$arrived.querySelector("[data-rest-part]");
    show($rest, same > 0 || mine.length > 0);
    show($rest?.querySelector("[data-same-part]") ?? null, same > 0);
    show($rest?.querySelector("[data-mine-part]") ?? null, mine.length > 0);
    const texts = { same: String(same), mine: String(mine.length), names: mine.map(({ subject, field }) => this.clashes.name(subject, field)).join("; ") };
    for (const [name, text] of Object.entries(texts)) {
      const $place = $rest?.querySelector(`[data-rest-${name}]`);
      if ($place) $place.textContent = text;
    }
  }

  /** Show the plan that has come in the reader's own place, or no longer. @param {boolean} isLooking @param {boolean} [canLook] */
  #look(isLooking, canLook = true) {
    show(this.$arrived.querySelector("[data-look]"), canLook && !isLooking);
    show(this.$arrived.querySelector("[data-looking]"), isLooking);
    this.onLook(isLooking ? this.#arrived : null);
    const $button = this.$arrived.querySelector(isLooking ? "[data-look-back]" : "[data-look]");
    if ($button instanceof HTMLElement && !this.$arrived.hidden) $button.focus();
  }

  #take() {
    if (!this.#arrived) return;
    const isCopy = plans.copyOf(this.#arrived) !== null;
    plans.receive(this.#arrived);
    for (const change of this.#switching.values()) change();
    const steps = 1 + this.#switching.size;
    this.#leave();
    this.onTaken();
    this.toast.say(isCopy ? "merged" : "received", steps);
  }

  #leave() {
    this.#arrived = null;
    show(this.$arrived, false);
    this.onLook(null);
    if (bringsPlan(location.href)) history.replaceState(history.state, "", location.pathname + location.search);
  }
}
