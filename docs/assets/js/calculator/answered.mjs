// @ts-check
/**
 * For which entries the answer on the page was made. What is kept and handed on is what is entered, or, where that was
 * refused, what was right last.
 */

import { isSame } from "../plan/register.mjs";

/** @typedef {import("./fields.mjs").Problem} Problem */

export class Answered {
  /** The request whose answer is on the page. */
  #request = "";
  /** What that request was entered as. @type {ReturnType<import("./entry.mjs").Entry["snapshot"]>} */
  #right;
  /** The texts of its fields as the calculator writes them. @type {Record<string, string> | undefined} */
  #shown;
  /** The request that was refused last. */
  #refused = "";
  /** The fields that were wrong in it. @type {(string | null)[]} */
  #wrong = [];

  /** @param {import("./entry.mjs").Entry} entry */
  constructor(entry) {
    this.entry = entry;
    this.#right = entry.snapshot();
    this.restart();
  }

  /** The page is as built. */
  restart() {
    this.#request = this.entry.askedBuilt;
    this.#shown = undefined;
    this.#right = this.entry.snapshot();
  }

  /** @param {string} request @param {Record<string, string>} shown */
  accept(request, shown) {
    this.#request = request;
    this.#shown = shown;
    this.#right = this.entry.snapshot(shown);
    this.#refused = "";
    this.#wrong = [];
  }

  /** @param {string} request @param {Problem[]} errors */
  refuse(request, errors) {
    this.#refused = request;
    this.#wrong = errors.map(({ field }) => field);
  }

  /** Whether the answer on the page is not the one of what is entered. */
  get isStale() {
    return this.entry.asked !== this.#request;
  }

  /** Whether what is entered was refused, so that the answer on the page is the last right one. */
  get isRefused() {
    return this.#refused === this.entry.asked;
  }

  /** Whether what is entered has not been answered yet, and nothing in it was refused before. */
  get isUnanswered() {
    if (!this.isStale || this.isRefused) return false;
    const entered = this.entry.fields.read();
    const refused = this.#refused ? JSON.parse(this.#refused).values : {};
    return !this.#wrong.some((name) => name !== null && isSame(entered[name], refused[name]));
  }

  /** The fields to correct, where what is entered was refused. */
  get wrong() {
    return this.isRefused ? this.#wrong : [];
  }

  /** What was right last, with the facts of the plan. */
  get right() {
    return this.#right;
  }

  /** What each field held for the answer on the page. @returns {import("./entry.mjs").Values} */
  get answered() {
    return JSON.parse(this.#request).values;
  }

  /** What is entered, right or wrong. */
  get entered() {
    return this.entry.state(this.isStale ? undefined : this.#shown);
  }

  /** What to keep and hand on. */
  get state() {
    return this.isRefused ? this.#right.state : this.entered;
  }

  /** The request of `state`. @returns {{ values: import("./entry.mjs").Values }} */
  get request() {
    return this.isRefused ? JSON.parse(this.#request) : this.entry.request();
  }

  /** What `request` holds in each field of the form. */
  get values() {
    const { values } = this.request;
    return Object.fromEntries(this.entry.fields.names.map((name) => [name, values[name]]));
  }
}
