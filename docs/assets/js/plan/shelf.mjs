// @ts-check
/**
 * The plans on this device, each under a key of its own, and which of them is active. Several tabs write at once: what
 * one has written is joined to what another wrote meanwhile, and never overwritten. Where the device keeps nothing, a
 * plan lives as long as the page; what cannot be read stays as it is.
 */
import * as device from "../calculator/storage.mjs";
import { parsePlan, textOfErased, textOfPlan } from "./format.mjs";
import { holds, merged } from "./merging.mjs";

/** @typedef {import("./record.mjs").Plan} Plan */
/**
 * What stands under an id.
 * @typedef {object} Found
 * @property {Plan | null} plan null where the text is none that can be read here
 * @property {"" | import("./format.mjs").Unreadable} why
 * @property {string} text
 * @property {boolean} isKept whether the device keeps that text
 * @property {string | null} stored what it keeps
 */
/** @typedef {Pick<typeof device, "load" | "store" | "keys" | "isThere">} Device */

const PREFIX = "plans:";
const ACTIVE = "plan-active";
/** What scripts of this window tell each other: storage events reach other windows only. */
const EVENT = "pb:plans";

/** @param {string} id */
const keyOf = (id) => `${PREFIX}${id}`;

export class Shelf {
  /** What was found under each id last, and in which text. @type {Map<string, Found>} */
  #last = new Map();
  /** What was written here and not yet seen in another tab's text. @type {Map<string, Plan>} */
  #unseen = new Map();
  /** The active plan's id where the device does not keep it. @type {string | null} */
  #active = null;

  /** @param {Device} [storage] @param {EventTarget} [target] */
  constructor(storage = device, target = globalThis) {
    this.device = storage;
    this.target = target;
    target.addEventListener(EVENT, (event) => this.#hear(/** @type {CustomEvent} */ (event).detail));
  }

  /** The id of the active plan; empty where there is none. */
  get active() {
    return this.#active ?? this.device.load(ACTIVE) ?? "";
  }

  set active(id) {
    this.#active = this.device.store(ACTIVE, id) ? null : id;
    this.#tell({ active: id });
  }

  /** Of all plans, the erased ones included. @returns {string[]} */
  get ids() {
    const kept = this.device.keys(PREFIX).map((key) => key.slice(PREFIX.length));
    return [...new Set([...kept, ...this.#last.keys()])].filter((id) => this.find(id)).sort();
  }

  /** @param {string} id @returns {Found | null} null where nothing ever stood */
  find(id) {
    const stored = this.device.load(keyOf(id));
    const last = this.#last.get(id);
    if (last && last.stored === stored) return last;
    // Somebody has cleared what this site keeps.
    if (stored === null) return this.#forget(id);
    const unseen = this.#unseen.get(id);
    const { plan, why } = parsePlan(stored);
    /** @type {Found} */
    const found = { plan, why, text: stored, isKept: true, stored };
    this.#last.set(id, found);
    if (!plan || !unseen) this.#unseen.delete(id);
    else if (holds(plan, unseen)) this.#unseen.delete(id);
    else return this.#put(merged(plan, unseen), unseen);
    return found;
  }

  /**
   * Write a plan in place of the one that was read just now.
   * @param {Plan} plan
   * @returns {boolean} whether this device keeps it
   */
  write(plan) {
    const before = this.find(plan.id)?.plan?.fields;
    const fields = new Map([...plan.fields].filter(([name, register]) => before?.get(name) !== register));
    const earlier = this.#unseen.get(plan.id)?.fields ?? [];
    const unseen = { ...plan, fields: new Map([...earlier, ...fields]) };
    this.#unseen.set(plan.id, unseen);
    return this.#put(plan, unseen).isKept;
  }

  /**
   * Write what stood there before, whatever has been seen since.
   * @param {Plan} plan
   */
  writeAnew(plan) {
    this.#unseen.delete(plan.id);
    return this.#put(plan, null).isKept;
  }

  /** Let a plan go for good, in every tab. @param {string} id */
  erase(id) {
    this.#unseen.delete(id);
    this.#keep(id, { plan: null, why: "erased", text: textOfErased(id) });
  }

  /**
   * Hear when another tab, or another script of this one, has changed a plan or made another one active.
   * @param {() => void} listener
   * @param {AbortSignal} signal
   */
  watch(listener, signal) {
    const ours = (/** @type {Event} */ event) =>
      device.isOf(/** @type {StorageEvent} */ (event), [PREFIX, ACTIVE]) && listener();
    this.target.addEventListener("storage", ours, { signal });
    const others = (/** @type {Event} */ event) => /** @type {CustomEvent} */ (event).detail.from !== this && listener();
    this.target.addEventListener(EVENT, others, { signal });
  }

  /** @param {Plan} plan @param {Plan | null} unseen */
  #put(plan, unseen) {
    if (unseen) this.#unseen.set(plan.id, unseen);
    return this.#keep(plan.id, { plan, why: "", text: textOfPlan(plan) });
  }

  /** @param {string} id @param {Omit<Found, "isKept" | "stored">} found */
  #keep(id, found) {
    const isKept = this.device.store(keyOf(id), found.text);
    // There may be room again for what was made active when there was none.
    if (isKept && this.#active !== null && this.device.store(ACTIVE, this.#active)) this.#active = null;
    const kept = { ...found, isKept, stored: isKept ? found.text : this.device.load(keyOf(id)) };
    this.#last.set(id, kept);
    this.#tell({ id, ...kept });
    return kept;
  }

  /** @param {string} id */
  #forget(id) {
    this.#last.delete(id);
    this.#unseen.delete(id);
    return null;
  }

  /** @param {Record<string, unknown>} news */
  #tell(news) {
    this.target.dispatchEvent(new CustomEvent(EVENT, { detail: { from: this, ...news } }));
  }

  /** What another script of this window could not keep is known here too. @param {any} news */
  #hear({ from, id, active, isKept, stored, text }) {
    if (from === this) return;
    if (active !== undefined && this.device.load(ACTIVE) !== active) this.#active = active;
    if (active !== undefined && this.device.load(ACTIVE) === active) this.#active = null;
    if (id === undefined || isKept) return;
    const { plan, why } = parsePlan(text);
    this.#last.set(id, { plan, why, text, isKept, stored });
    if (plan) this.#unseen.set(id, plan);
  }
}
