// @ts-check
/** Hands the plan on as a link or a file, and takes in one that has come: what it would change is told before. */
import { copyText } from "../planner/clipboard.mjs";
import { saveFile } from "../planner/download.mjs";
import { bringsPlan, fileOf, linkOf, planInFile, planInLink } from "../plan/handing-over.mjs";
import { differences } from "../plan/merging.mjs";
import { plans } from "../plan/plans.mjs";
import { show } from "./filling.mjs";

/** @typedef {import("../plan/record.mjs").Plan} Plan */

export class Handing {
  /** The plan that has come and is not yet taken in. @type {Plan | null} */
  #arrived = null;

  /**
   * @param {HTMLElement} $page
   * @param {import("./toast.mjs").PlanToast} toast
   * @param {() => void} onTaken
   */
  constructor($page, toast, onTaken) {
    this.$page = $page;
    this.toast = toast;
    this.onTaken = onTaken;
    this.$arrived = /** @type {HTMLElement} */ ($page.querySelector("[data-arrived]"));
    const on = (/** @type {string} */ name, /** @type {string} */ event, /** @type {(event: Event) => void} */ act) =>
      $page.querySelector(`[data-${name}]`)?.addEventListener(event, act);
    on("hand-link", "click", () => this.#link());
    on("hand-file", "click", () => this.#file());
    on("hand-open", "change", ({ target }) => this.#open(/** @type {HTMLInputElement} */ (target)));
    on("take", "click", () => this.#take());
    on("leave", "click", () => this.#leave());
    show($page.querySelector("[data-my-tools]"), true);
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
    if (link && (await copyText(link))) this.toast.say("copied", false);
    else this.toast.say("by-hand", false);
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
  #show({ plan, why }) {
    this.#arrived = plan;
    const mine = plan && plans.copyOf(plan);
    const found = plan && mine ? differences(mine, plan).filter(({ kind }) => kind !== "mine") : [];
    const kind = plan ? (mine ? (found.length > 0 ? "copy" : "same") : "new") : why === "newer" ? "newer" : "damaged";
    for (const $words of /** @type {NodeListOf<HTMLElement>} */ (this.$arrived.querySelectorAll("[data-kind]"))) {
      show($words, $words.dataset.kind === kind);
    }
    for (const name of ["added", "changed", "differs"]) {
      const $count = this.$arrived.querySelector(`[data-${name}]`);
      if ($count) $count.textContent = String(found.filter((each) => each.kind === name).length);
    }
    const $news = this.$arrived.querySelector("[data-news]");
    $news?.replaceChildren(...found.map(({ subject, field, mine: own, theirs }) => this.#line(subject, field, own?.value, theirs?.value)));
    show(this.$arrived.querySelector("[data-take]"), kind === "new" || kind === "copy");
    show(this.$arrived, true);
    this.$arrived.querySelector("h2")?.focus();
  }

  /**
   * @param {string} subject
   * @param {string} field
   * @param {import("../plan/register.mjs").Value | undefined} mine
   * @param {import("../plan/register.mjs").Value | undefined} theirs
   */
  #line(subject, field, mine, theirs) {
    const $line = document.createElement("li");
    const $name = document.createElement("b");
    const $statement = this.$page.querySelector(`[data-statement="${CSS.escape(subject)}"] label`);
    $name.textContent = $statement?.firstChild?.textContent?.trim() || field;
    const $values = document.createElement("span");
    $values.textContent = [mine, theirs].map((value) => [value ?? "–"].flat().join(", ")).join(" → ");
    $line.append($name, $values);
    return $line;
  }

  #take() {
    if (!this.#arrived) return;
    const isCopy = plans.copyOf(this.#arrived) !== null;
    plans.receive(this.#arrived);
    this.#leave();
    this.toast.say(isCopy ? "merged" : "received");
    this.onTaken();
  }

  #leave() {
    this.#arrived = null;
    show(this.$arrived, false);
    if (bringsPlan(location.href)) history.replaceState(history.state, "", location.pathname + location.search);
  }
}
