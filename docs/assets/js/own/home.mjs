// @ts-check
/** The home page of who has a plan: the week, what it asks, and the roadmap with his own dates. */
import { here } from "../plan/here.mjs";
import { answerOf, countsOf } from "../plan/record.mjs";
import { isOwn } from "./changes.mjs";
import { fill, show } from "./filling.mjs";
import { doneOn } from "./reading.mjs";
import { wholePlan } from "./statements.mjs";
import { blocksIn, blocksOf, endsIn, isPast, runsIn } from "./today.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */
/** @typedef {import("./statements.mjs").WholePlan} WholePlan */
/** @typedef {import("./statements.mjs").PlannedStatement} PlannedStatement */
/** @typedef {import("./today.mjs").Part} Part */

/** How many overdue things are named. */
const NAMED = 5;

/**
 * Greet the reader whose plan is dated; who has none sees the page as built.
 * @param {Shown | null} shown
 * @returns {Promise<void>} settled when all of it is there
 */
export async function showHome(shown) {
  const $home = document.querySelector("[data-home]");
  if (!$home) return;
  markRoadmap(shown);
  if (!shown?.own || !shown.day) return;
  const { own, day } = shown;
  put($home, "[data-home-facts]", own.facts);
  put($home, "[data-home-title]", day.name || day.words);
  showAnswers(shown);
  const $due = /** @type {HTMLElement} */ ($home.querySelector("[data-home-due]"));
  try {
    const whole = await wholePlan(new URL($due.dataset.planPage ?? "", location.href).href);
    if (!$home.isConnected) return;
    const running = blocksOf(day);
    const titles = whole.blocks.filter(({ id }) => running.includes(id)).map(({ title }) => title);
    put($home, "[data-home-title]", [day.name || day.words, titles.join(", ")].filter(Boolean).join(": "));
    new Greeting($home, $due, shown, whole).show();
    countRoadmap(shown, whole);
    show($due, true);
  } catch {
    // Without it the page says what it can.
    show($due, false);
  }
}

class Greeting {
  /** @param {Element} $home @param {HTMLElement} $due @param {Shown} shown @param {WholePlan} whole */
  constructor($home, $due, shown, whole) {
    this.$home = $home;
    this.$due = $due;
    this.shown = shown;
    this.whole = whole;
    this.parts = /** @type {import("./today.mjs").OwnDates} */ (shown.own).parts;
    this.week = this.parts[`week/${shown.day?.week || shown.day?.next_week}`];
    const chosen = (shown.facts.get("verticals") ?? []).filter(Boolean);
    this.statements = whole.statements.filter(
      ({ gate, vertical, leftOut }) => !gate && (!vertical || chosen.includes(vertical)) && !leftOut.some((it) => isOwn(it, chosen)),
    );
  }

  show() {
    this.#next();
    const late = this.statements.filter((it) => !this.#isDone(it) && isPast(this.#partOf(it), this.shown.today));
    this.#fill("late", late.slice(0, NAMED).map((it) => this.#line(it.text, this.#partOf(it))));
    const $more = this.$due.querySelector("[data-due=late] [data-more]");
    show($more, late.length > NAMED);
    put($more, "span", String(late.length - NAMED));
    const { own, day } = this.shown;
    const running = own ? blocksIn(own, day?.week ?? "") : [];
    const current = running.length > 0 ? running : this.#firstBlocks();
    const open = this.statements.filter((it) => it.vertical && !this.#isDone(it) && runsIn(this.parts[it.reference], this.week));
    const dated = this.whole.dated.filter(({ reference }) => reference.startsWith("milestone/"));
    const ends = (/** @type {{ reference: string }} */ it) => endsIn(this.parts[it.reference], this.week);
    const blocks = this.whole.blocks.filter(({ id }) => current.includes(id));
    const ending = blocks.filter(({ id }) => endsIn(this.parts[`block/${id}`], this.week));
    const going = blocks.filter((block) => !ending.includes(block));
    const lines = (/** @type {{ text: string, reference: string }[]} */ some) => some.map((it) => this.#line(it.text, this.parts[it.reference]));
    this.#fill("week", [...lines([...open.filter(ends), ...dated.filter(ends)]), ...ending.flatMap((block) => this.#blockLine(block))]);
    this.#fill("on", [...lines(open.filter((it) => !ends(it))), ...going.flatMap((block) => this.#blockLine(block))]);
    show(this.$due.querySelector("[data-due-none]"), !this.$due.querySelector("[data-due] li"));
  }

  /** The next count of users that the plan asks for, and the last one that was made. */
  #next() {
    const { today, plan } = this.shown;
    const $next = this.$home.querySelector("[data-home-next]");
    const counted = countsOf(plan).at(-1);
    const targets = this.whole.dated
      .map(({ reference, text }) => ({ text, part: this.parts[reference] }))
      .filter(({ part }) => part?.texts.count);
    const next = targets.find(({ part }) => !isPast(part, today));
    show($next, next !== undefined);
    put($next, "[data-date]", next?.part.texts.long ?? "");
    put($next, "[data-text]", next?.text ?? "");
    put($next, "[data-users]", next?.part.texts.users ?? "");
    const when = this.shown.own?.days.find(({ since }) => since === counted?.[0])?.date;
    const $counted = $next?.querySelector("[data-counted]") ?? null;
    show($counted, Boolean(counted && when));
    put($counted, "[data-count]", counted?.[1] ?? "");
    put($counted, "[data-date]", when ?? "");
    const $meter = /** @type {HTMLElement | null} */ (this.$home.querySelector("[data-home-meter]"));
    show($meter, targets.length > 0);
    if (!$meter) return;
    // Drawn by the style sheet from these numbers.
    $meter.style.setProperty("--of", this.shown.facts.get("users")?.[0] ?? "1");
    $meter.style.setProperty("--n", counted?.[1] ?? "0");
    $meter.querySelector("ol")?.replaceChildren(...targets.map(({ part: { texts } }) => mark(texts.count, texts.short)));
  }

  /** @param {string} place @param {Node[]} $lines */
  #fill(place, $lines) {
    const $place = this.$due.querySelector(`[data-due=${place}]`);
    $place?.querySelector("ul")?.replaceChildren(...$lines);
    show($place, $lines.length > 0);
  }

  /** @param {string} text @param {Part | undefined} part */
  #line(text, part) {
    const $line = copy(this.$due, "[data-due-line]");
    put($line, "[data-text]", text);
    put($line, "[data-when-due]", part?.texts.users ?? part?.texts.due ?? "");
    return $line;
  }

  /** What of a block is still to be done; nothing where all is. @param {import("./statements.mjs").PlannedBlock} block */
  #blockLine(block) {
    const all = this.statements.filter((it) => it.block === block.id);
    const open = all.filter((it) => !this.#isDone(it));
    if (open.length === 0) return [];
    const $line = copy(this.$due, "[data-due-block]");
    put($line, "[data-count]", String(open.length));
    put($line, "[data-all]", String(all.length));
    put($line, "[data-text]", block.title);
    $line.querySelector("a")?.setAttribute("href", block.href);
    put($line, "[data-when-due]", this.parts[`block/${block.id}`]?.texts.due ?? "");
    return [$line];
  }

  #firstBlocks() {
    const { own, day } = this.shown;
    return blocksOf(own?.days.find(({ week, block }) => week !== "" && week === day?.next_week && block !== ""));
  }

  /** @param {PlannedStatement} it */
  #partOf(it) {
    return this.parts[it.reference] ?? this.parts[`block/${it.block}`];
  }

  /** @param {PlannedStatement} it */
  #isDone(it) {
    return doneOn(this.shown, it.reference) !== "";
  }
}

/** What the calculators answered to the plan as it is. @param {Shown} shown */
function showAnswers({ plan }) {
  const asIs = { ...plan, release: here().release };
  for (const $answer of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-home-answer]"))) {
    const name = $answer.dataset.homeAnswer ?? "";
    const sentence = answerOf(asIs, name);
    $answer.querySelector("[data-sentence]")?.replaceChildren(...(sentence ?? []).map(([text, strong]) => piece(text, strong)));
    show($answer, sentence !== null);
    show(document.querySelector(`[data-home-unanswered="${CSS.escape(name)}"]`), sentence === null);
  }
}

/** @param {string} text @param {boolean} isStrong */
function piece(text, isStrong) {
  const $piece = document.createElement(isStrong ? "strong" : "span");
  $piece.textContent = text;
  return $piece;
}

/** Where today is on the roadmap. @param {Shown | null} shown */
function markRoadmap(shown) {
  const day = shown?.day;
  for (const $it of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-roadmap-block], [data-roadmap-week], [data-roadmap-phase]"))) {
    const { roadmapBlock, roadmapBlocks, roadmapWeek, roadmapPhase } = $it.dataset;
    // A phase that is named only stands for its blocks.
    const named = (roadmapBlock ?? roadmapBlocks)?.split(" ");
    const isNow =
      day?.stage === "during" && (named ? blocksOf(day).some((block) => named.includes(block)) : roadmapWeek === day.week);
    $it.classList.toggle("is-now", isNow);
    $it.classList.toggle("is-past", Boolean(roadmapPhase && shown?.own && isPast(shown.own.parts[`phase/${roadmapPhase}`], shown.today)));
    if (roadmapBlock) $it.style.setProperty("--at", `${isNow ? day?.share : 0}%`);
  }
  for (const $it of document.querySelectorAll("[data-block-state], .pb-roadmap [data-gate-state]")) show($it, false);
}

/** What of each block and gate is done. @param {Shown} shown @param {WholePlan} whole */
function countRoadmap(shown, { statements }) {
  for (const $it of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-roadmap-block], [data-roadmap-phase]"))) {
    const { roadmapBlock, roadmapPhase } = $it.dataset;
    const own = statements.filter(({ block, gate }) => (roadmapBlock ? block === roadmapBlock : gate === roadmapPhase));
    const $state = $it.querySelector(roadmapBlock ? "[data-block-state]" : "[data-gate-state]");
    const done = own.filter(({ reference }) => doneOn(shown, reference) !== "").length;
    put($state, "[data-count]", String(done));
    put($state, "[data-all]", String(own.length));
    $state?.classList.toggle("is-done", done === own.length);
    show($state, own.length > 0 && (done > 0 || !roadmapBlock));
  }
}

/** @param {string} count @param {string} when */
function mark(count, when) {
  const $mark = document.createElement("li");
  const $count = document.createElement("b");
  $count.textContent = count;
  $mark.style.setProperty("--n", count.replaceAll(/\D/g, ""));
  $mark.append($count, when);
  return $mark;
}

/** @param {Element} $within @param {string} selector @returns {Element} */
function copy($within, selector) {
  const $pattern = /** @type {HTMLTemplateElement} */ ($within.querySelector(`template${selector}`));
  return /** @type {Element} */ (/** @type {DocumentFragment} */ ($pattern.content.cloneNode(true)).firstElementChild);
}

/** @param {Element | null} $within @param {string} selector @param {string} text */
function put($within, selector, text) {
  const $place = $within?.querySelector(selector);
  if ($place) fill($place, text);
}
