// @ts-check
/**
 * The reader's plans, as pages use them: several by name, one active; what is entered, taken back, switched, handed on
 * and merged. Everything that changes an entry can be undone. Each write reads first what other tabs wrote, and tells
 * whether this device keeps it. What is to be said of trouble is given as a word; sentences are the pages'.
 */
import { stamp } from "../clock.mjs";
import { hasEarlier, takeOver } from "./earlier-keeping.mjs";
import { followed } from "./former.mjs";
import { EARLIER } from "./earlier-form.mjs";
import { textOfPlan } from "./format.mjs";
import { History } from "./history.mjs";
import { deviceName, freshId, here } from "./here.mjs";
import { merged } from "./merging.mjs";
import { changed, emptyPlan, nameOf, textOf, valueOf, withAnswer, withWorked } from "./record.mjs";
import { switched } from "./register.mjs";
import { Shelf } from "./shelf.mjs";
import { stepTo, turned } from "./turning.mjs";

/** @typedef {import("./record.mjs").Plan} Plan */
/** @typedef {import("./record.mjs").Change} Change */
/** @typedef {import("./history.mjs").Step} Step */
/**
 * What keeps the active plan from being kept or read: the device has no room left (`full`) or keeps nothing (`off`), so
 * that the plan lives as long as the page; it was written by a newer release (`newer`); its text is `damaged`.
 * @typedef {"" | "full" | "off" | "newer" | "damaged"} Trouble
 */
/**
 * The active plan, if there is one, and what of it this device keeps: `all`, `some` where it has no room for the latest
 * changes, or `none`.
 * @typedef {{ plan: Plan | null, kept: "all" | "some" | "none", trouble: Trouble }} State
 */
/**
 * One plan of the list. Of one that cannot be read here there is its text, to be saved as a file.
 * @typedef {{ id: string, name: string, state: "plan" | "removed" | "newer" | "damaged", isActive: boolean, text: string }} Listed
 */

export class Plans {
  constructor(shelf = new Shelf(), history = new History(), now = stamp) {
    this.shelf = shelf;
    this.history = history;
    this.now = now;
  }

  /** @returns {State} */
  get state() {
    takeOver(this.shelf, (facts) => this.#takeOver(facts));
    return this.#state;
  }

  /** @returns {State} */
  get #state() {
    const found = this.shelf.find(this.shelf.active);
    const canKeep = this.shelf.device.isThere();
    if (!found?.plan || valueOf(found.plan, "plan", "removed")) {
      const isUnreadable = found && !found.plan && found.why !== "erased";
      const trouble = isUnreadable ? (found.why === "newer" ? "newer" : "damaged") : canKeep ? "" : "off";
      return { plan: null, kept: canKeep ? "all" : "none", trouble };
    }
    const { plan, isKept, stored } = found;
    return { plan, kept: isKept ? "all" : stored ? "some" : "none", trouble: isKept ? "" : canKeep ? "full" : "off" };
  }

  /** Every plan on this device, the active one first. @returns {Listed[]} */
  get all() {
    const listed = this.shelf.ids.flatMap((id) => {
      const found = this.shelf.find(id);
      if (!found || found.why === "erased") return [];
      const { plan, why, text } = found;
      const isRemoved = plan && valueOf(plan, "plan", "removed");
      /** @type {Listed["state"]} */
      const state = plan ? (isRemoved ? "removed" : "plan") : why === "newer" ? "newer" : "damaged";
      return [{ id, name: plan ? textOf(plan, "plan", "name") : "", state, isActive: id === this.shelf.active, text }];
    });
    return listed.sort((one, other) => Number(other.isActive) - Number(one.isActive));
  }

  /** Whether this device has ever kept a plan. */
  get hasBegun() {
    return this.state.plan !== null || this.shelf.ids.length > 0 || hasEarlier(this.shelf.device);
  }

  /** Hear when the active plan may have changed elsewhere. @param {() => void} listener @param {AbortSignal} signal */
  watch(listener, signal) {
    this.shelf.watch(listener, signal);
  }

  // What changes entries of the active plan; where there is none, one begins.

  /** @param {Change[]} changes @param {string} what in a word, for undoing it @returns {boolean} whether it is kept */
  change(changes, what) {
    const plan = this.#own(this.state.plan ?? this.#begin());
    return this.#replace(plan, changed(plan, changes, this.#stamp), what);
  }

  /** Let another version of an entry count; the others stay beside it. @param {string} subject @param {string} field @param {import("./register.mjs").Value} value */
  switchTo(subject, field, value) {
    const { plan } = this.state;
    const name = nameOf(subject, field);
    const register = plan?.fields.get(name);
    if (!plan || !register) return false;
    return this.#replace(plan, { ...plan, fields: new Map(plan.fields).set(name, switched(register, value)) }, "switched");
  }

  /** Keep what Python worked out from the facts as they are. @param {Omit<import("./record.mjs").Worked, "facts">} worked */
  keepWorked(worked) {
    const { plan } = this.state;
    return plan ? this.shelf.write(withWorked(this.#own(plan), worked)) : false;
  }

  /**
   * Keep what a calculator answers to the plan as it is.
   * @param {string} calculator
   * @param {import("./record.mjs").Sentence} sentence
   * @param {string[]} taken the calculators that it takes from
   */
  keepAnswer(calculator, sentence, taken) {
    const { plan } = this.state;
    const next = plan && withAnswer(this.#own(plan), calculator, sentence, taken);
    if (next && JSON.stringify(next.answers) !== JSON.stringify(plan.answers)) this.shelf.write(next);
  }

  /** Let entries follow what goes by another id since. @param {import("./former.mjs").Moved} moved */
  follow(moved) {
    const { plan } = this.state;
    const next = plan && followed(plan, moved);
    if (next && next !== plan) this.shelf.write(next);
  }

  // What changes the list.

  /** Begin another plan, which is active then. @param {string} name @returns {boolean} whether it is kept */
  create(name) {
    return this.#add(changed(emptyPlan(freshId(), "", ""), [title(name)], this.#stamp), "created");
  }

  /** A copy of the active plan, which stays as it is, under another name. @param {string} name */
  copy(name) {
    const { plan } = this.state;
    return plan !== null && this.#add(changed({ ...plan, id: freshId() }, [title(name)], this.#stamp), "copied");
  }

  /** Make another plan the active one. @param {string} id */
  activate(id) {
    const before = this.shelf.active;
    if (before === id) return;
    this.shelf.active = id;
    this.history.add({ what: "activated", plan: id, fields: [], active: [id, before] });
  }

  /** Put a plan away, or back; nothing of it is lost. @param {string} id @param {boolean} isAway */
  putAway(id, isAway) {
    const plan = this.shelf.find(id)?.plan;
    const change = { subject: "plan", field: "removed", value: isAway ? this.now() : null };
    return plan ? this.#replace(plan, changed(plan, [change], this.#stamp), isAway ? "removed" : "restored") : false;
  }

  /** Let a plan go for good. In this tab it can be undone. @param {string} id */
  erase(id) {
    const text = this.shelf.find(id)?.text;
    if (text === undefined) return;
    this.shelf.erase(id);
    /** @type {Step} */
    const step = { what: "erased", plan: id, fields: [], text: ["", text] };
    this.history.add(this.shelf.active === id ? { ...step, active: [id, id] } : step);
  }

  // What comes from elsewhere: see handing-over.mjs for the text that brings it.

  /** This device's copy of a plan that has come; null where there is none to merge it with. @param {Plan} theirs */
  copyOf(theirs) {
    return this.shelf.find(theirs.id)?.plan ?? null;
  }

  /** Merge a plan that has come into this device's copy of it, or take it in as it is; it is active then. @param {Plan} theirs */
  receive(theirs) {
    const found = this.shelf.find(theirs.id);
    const isTaken = theirs.id === EARLIER || (found && !found.plan && found.why !== "erased");
    if (!found?.plan) return this.#add(isTaken ? { ...theirs, id: freshId() } : theirs, "received");
    const before = this.shelf.active;
    this.shelf.active = theirs.id;
    return this.#replace(found.plan, merged(found.plan, theirs), "merged", before);
  }

  // What was done, and undone.

  /** What would be undone, or done again; null where there is nothing. @returns {{ undo: Step | null, redo: Step | null }} */
  get steps() {
    const { done, undone } = this.history.steps;
    return { undo: done.at(-1) ?? null, redo: undone.at(-1) ?? null };
  }

  /** @returns {Step | null} the step that would do it again, with what of it could not be undone as `left` */
  undo() {
    return this.history.turn("done", (step) => turned(this.shelf, step, this.#stamp));
  }

  /** @returns {Step | null} the step that would undo it again */
  redo() {
    return this.history.turn("undone", (step) => turned(this.shelf, step, this.#stamp));
  }

  /** A plan that begins with its first entry: that it is there is no step of its own. */
  #begin() {
    const plan = this.#own(emptyPlan(freshId(), "", ""));
    this.shelf.active = plan.id;
    return plan;
  }

  /** @param {Change[]} facts */
  #takeOver(facts) {
    const plan = this.#own(this.#state.plan ?? this.#begin());
    return this.shelf.write(changed(plan, facts, this.#stamp));
  }

  /** @param {Plan} plan @param {string} what */
  #add(plan, what) {
    const before = this.shelf.active;
    const isKept = this.shelf.write(this.#own(plan));
    this.shelf.active = plan.id;
    this.history.add({ what, plan: plan.id, fields: [], text: [textOfPlan(plan), ""], active: [plan.id, before] });
    return isKept;
  }

  /** @param {Plan} plan @param {Plan} next @param {string} what @param {string} [active] which plan was active before */
  #replace(plan, next, what, active = plan.id) {
    const step = stepTo(plan, next, what);
    if (step.fields.length === 0) return this.shelf.find(plan.id)?.isKept ?? false;
    const isKept = this.shelf.write(next);
    this.history.add(active === plan.id ? step : { ...step, active: [plan.id, active] });
    return isKept;
  }

  /** A plan as it is written here. @param {Plan} plan @returns {Plan} */
  #own(plan) {
    const { playbook, release } = here();
    return { ...plan, playbook: plan.playbook || playbook, release: release || plan.release };
  }

  get #stamp() {
    return { by: deviceName(this.shelf.device), at: this.now() };
  }
}

/** The reader's plans in this window. */
export const plans = new Plans();

/** @param {string} name @returns {Change} */
const title = (name) => ({ subject: "plan", field: "name", value: name });
