// @ts-check
/**
 * Makes one calculator's form live. As built it is complete: inputs, defaults, and the result for them. The first
 * intent starts Python; from then on every change is calculated anew. Whatever fails, the last good result and all
 * that was typed stay.
 */
import { Charts } from "../charts/charts.mjs";
import { holdsPacked } from "./address.mjs";
import { Announcements } from "./announcements.mjs";
import { AnswerRoom } from "./answer-room.mjs";
import { Answered } from "./answered.mjs";
import { Debounce } from "./debounce.mjs";
import { Entry } from "./entry.mjs";
import { Keeping } from "./keeping.mjs";
import { LinkNote } from "./link-note.mjs";
import { LinkedValues } from "./linked-values.mjs";
import { watchPlan } from "./plan-facts.mjs";
import { PlanDates } from "./plan-dates.mjs";
import { PlanNotes } from "./plan-notes.mjs";
import { Remarks } from "./remarks.mjs";
import { ResetUndo } from "./reset-undo.mjs";
import { Results } from "./results.mjs";
import { Simulation } from "./simulation.mjs";
import { StaleMark } from "./stale-mark.mjs";
import { ANSWER, Status } from "./status.mjs";
import { StillExample } from "./still-example.mjs";
import { Views } from "./views.mjs";

const INTENTS = ["focusin", "pointerenter", "pointerdown", "keydown"];

export class CalculatorForm {
  /** The newest good reply. @type {any} */
  answer = null;
  /** The last reply of its simulation. @type {any} */
  draws = null;
  /** Everything typed so far makes a generation; answers to an older one are not shown. */
  #generation = 0;
  /** The newest request. */
  #requested = "";
  /** Names of the fields whose entries are newer than the address. @type {Set<string>} */
  #newer = new Set();
  #ending = new AbortController();

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./client.mjs").Client} client
   * @param {Iterable<string>} typed names of the fields that a reader changed before the form was live
   */
  constructor($form, client, typed) {
    this.$form = $form;
    this.client = client;
    this.entry = new Entry($form, this.signal);
    this.name = this.entry.name;
    this.fields = this.entry.fields;
    this.results = new Results($form);
    this.charts = new Charts($form);
    new Views($form, () => this.#reveal(), this.signal);
    new AnswerRoom($form, this.signal);
    this.simulation = new Simulation($form, client);
    this.announcements = new Announcements($form, this.signal);
    this.announcements.know(ANSWER, this.results.sentence);
    this.status = new Status($form, () => client.retry(), this.announcements);
    /** Name, label and text as built, of those too that no view shows. @type {[string, string, string][]} */
    this.figures = JSON.parse($form.dataset.figures ?? "[]");
    this.linkNote = new LinkNote($form);
    this.staleMark = new StaleMark($form, this.fields);
    this.remarks = new Remarks($form, this.fields, this.announcements, this.signal);
    this.resetUndo = new ResetUndo($form, this.entry, (state, isWhole) => this.load(state, isWhole));
    this.still = new StillExample($form);
    this.planNotes = new PlanNotes($form, this.entry, () => this.#enter());
    this.planDates = new PlanDates(this.entry, async () => client);
    this.linkedValues = new LinkedValues($form, this.entry.linkSources, () => this.#renew(), this.signal);
    this.debounce = new Debounce(this.results);
    this.answered = new Answered(this.entry);
    this.keeping = new Keeping(this);
    // Wrong entries are told by the calculator, in its own words and all at once.
    $form.noValidate = true;
    this.#listen();
    this.#open(typed);
    // The intent may have come before its listeners.
    if ($form.contains(document.activeElement)) this.#wake();
  }

  /** Aborted when the form has left the page. */
  get signal() {
    return this.#ending.signal;
  }

  /** Let go of a form that has left the page. */
  dispose() {
    this.keeping.rememberLast();
    this.#ending.abort();
    this.simulation.cancel();
    this.charts.dispose();
    this.debounce.stop();
    this.#generation++;
  }

  /**
   * Fill in what a scenario holds, and nothing else.
   * @param {import("./address.mjs").State} state
   * @param {boolean} [isWhole] whether it says of the other calculators too what to take
   */
  load(state, isWhole = true) {
    const unknown = this.entry.fill(state, isWhole);
    this.entry.plan.adopt();
    this.linkedValues.restore();
    this.#enter();
    this.linkNote.sayUnknown(unknown);
  }

  #listen() {
    const options = { signal: this.signal };
    for (const intent of INTENTS) this.$form.addEventListener(intent, () => this.#wake(), { ...options, once: true });
    for (const change of ["input", "change"]) {
      this.$form.addEventListener(change, (event) => this.#changed(event), options);
    }
    this.$form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#recalculate();
    }, options);
    // Not the event of a reset: it comes before the fields are back, and whoever leaves then would leave without it.
    this.$form.addEventListener("click", (event) => {
      if (!(event.target instanceof Element && event.target.closest("button[type=reset]"))) return;
      event.preventDefault();
      this.resetUndo.remember();
      this.$form.reset();
      this.#reset();
    }, options);
    addEventListener("hashchange", () => this.#arrive(), options);
    addEventListener("pagehide", () => this.keeping.rememberLast(), options);
    watchPlan(() => this.#followPlan(), this.signal);
    const unsubscribe = this.client.subscribe((state) => this.#follow(state));
    this.signal.addEventListener("abort", unsubscribe);
  }

  /** @param {Iterable<string>} [typed] names of fields whose entries are newer than the address */
  async #open(typed = []) {
    this.#newer = new Set(typed);
    const { unreadable, unknown } = await this.entry.open(this.#newer);
    if (this.signal.aborted) return;
    this.keeping.isTouched ||= this.#newer.size > 0;
    this.linkedValues.restore();
    if (unreadable) this.linkNote.sayUnreadable(unreadable);
    else this.linkNote.sayUnknown(unknown);
    if (this.answered.isStale) {
      // Whoever goes on at once takes along what came.
      this.entry.keep();
      this.#recalculate();
    } else if (this.client.state.name === "ready") {
      // Whoever has calculated on the page before will here: Python runs, and nothing is downloaded for it.
      this.#wake();
    }
  }

  #arrive() {
    // A link opened in the tab that shows the same page already.
    if (holdsPacked(location.hash)) this.#open();
    // The anchor of a view has taken the place of entries, or is that of an address from before the last one.
    else this.entry.keep(this.answer?.shown);
  }

  /** Another view is open. */
  #reveal() {
    this.results.reveal();
    this.charts.reveal();
  }

  #wake() {
    if (this.client.state.name !== "ready") this.client.boot();
    else if (this.$form.dataset.state === "static") this.#recalculate();
  }

  /** @param {Event} event */
  #changed({ target }) {
    // The tools for keeping and sharing lie in the form too.
    if (!(target instanceof Element && target.closest("[data-field]"))) return;
    this.keeping.isTouched = true;
    const field = target.closest("[data-field]")?.getAttribute("data-field") ?? "";
    this.#newer.add(field);
    this.entry.plan.touch(field);
    this.linkNote.clear();
    this.resetUndo.withdraw();
    // Leaving a field tells of its change a second time.
    if (this.$form.dataset.state === "live" && this.entry.asked === this.#requested) return;
    this.#generation++;
    this.simulation.cancel();
    this.debounce.pause(() => this.#recalculate());
  }

  #enter() {
    this.keeping.isTouched = true;
    this.linkNote.clear();
    this.resetUndo.withdraw();
    this.#recalculate();
  }

  /** Take everything from this device again. */
  #renew() {
    this.entry.renew();
    this.#enter();
  }

  /** Another tab has changed the plan. */
  #followPlan() {
    if (this.entry.plan.follow()) this.#recalculate();
    this.planNotes.show();
  }

  #reset() {
    this.#generation++;
    this.simulation.cancel();
    this.debounce.stop();
    this.fields.showProblems([]);
    this.remarks.clear();
    this.results.restore();
    this.announcements.know(ANSWER, this.results.sentence);
    this.charts.restore();
    this.answer = this.draws = null;
    this.#requested = "";
    this.keeping.isTouched = true;
    this.linkNote.clear();
    this.still.restore();
    this.entry.reset();
    this.linkedValues.restore();
    this.answered.restart();
    this.keeping.keep();
    this.$form.dispatchEvent(new CustomEvent("pb:restored"));
    this.resetUndo.offer();
    if (this.answered.isStale) this.#recalculate();
    else this.#follow(this.client.state);
  }

  async #recalculate() {
    this.simulation.cancel();
    const generation = ++this.#generation;
    const request = (this.#requested = this.entry.asked);
    this.debounce.begin(() => this.#calculating());
    const text = await this.#asked(request);
    if (generation !== this.#generation) return;
    this.debounce.end();
    if (text === null) {
      this.entry.keep();
      this.#follow(this.client.state);
      return;
    }
    this.$form.dataset.state = "live";
    const answer = JSON.parse(text);
    this.fields.showProblems(answer.ok ? [] : answer.errors);
    if (answer.ok) {
      const isAnew = this.answered.isStale;
      this.answered.accept(request, answer.shown ?? {});
      this.#show(answer, isAnew);
      this.#live();
      this.#draw(request);
      this.keeping.keepOncePainted();
    } else {
      this.#refuse(request, answer.errors);
    }
  }

  /** @param {string} request */
  #asked(request) {
    const isReady = this.client.state.name === "ready";
    const asking = this.client.ask(this.name, request);
    // What Python answers at once is kept with the answer.
    if (!isReady) this.entry.keep();
    return asking;
  }

  /**
   * The last right result stays, and what is kept and handed on is what it follows from.
   * @param {string} request
   * @param {import("./fields.mjs").Problem[]} errors
   */
  #refuse(request, errors) {
    this.answered.refuse(request, errors);
    this.remarks.clear(this.answered.wrong);
    this.status.refuse(errors);
    this.entry.keep(undefined, this.answered.right);
    this.#markStale();
  }

  /** @param {any} answer @param {boolean} isAnew whether another one was on the page */
  #show(answer, isAnew) {
    this.answer = answer;
    this.results.show(answer, isAnew);
    // Where the draws give the answer, only theirs is said aloud.
    if (!this.results.isDrawn) this.announcements.say(ANSWER, this.results.sentence);
    // What only draws give stays as it is until they are there.
    this.charts.show(answer.charts ?? {}, { isWhole: false });
    this.remarks.show(answer.read_as ?? {}, answer.notes_at ?? []);
    this.still.show(answer.example);
    this.$form.dispatchEvent(new CustomEvent("pb:calculated"));
  }

  /** @param {string} request */
  async #draw(request) {
    const draws = await this.simulation.run(this.name, request);
    if (!draws) return;
    this.draws = draws;
    this.results.showDraws(draws);
    if (this.results.isDrawn) this.keeping.keepAnswer(draws.sentence);
    this.announcements.say(ANSWER, this.results.sentence);
    this.charts.show({ ...this.answer.charts, ...draws.charts });
    this.$form.dispatchEvent(new CustomEvent("pb:simulated"));
  }

  /** Mark the result while it is not the one of what is entered. */
  #markStale() {
    if (!this.answered.isStale) this.staleMark.clear();
    else this.staleMark.show(this.answered.answered, this.answered.wrong);
  }

  #live() {
    this.#markStale();
    this.status.live();
  }

  /** The wait has become worth a word. */
  #calculating() {
    this.entry.keep();
    this.#markStale();
    if (this.answered.isStale && this.client.state.name === "ready") this.status.wait();
  }

  /** @param {import("./client.mjs").State} state */
  #follow(state) {
    this.status.follow(state);
    switch (state.name) {
      case "idle":
        break;
      case "ready":
        // Whatever is entered by now; a call that already waits is the same one.
        if (this.$form.dataset.state === "loading") this.#recalculate();
        else if (this.$form.dataset.state === "live") this.#live();
        break;
      case "failed":
        this.$form.dataset.state = "failed";
        this.debounce.end();
        this.#markStale();
        break;
      default:
        this.$form.dataset.state = "loading";
    }
  }
}
