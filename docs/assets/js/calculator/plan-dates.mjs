// @ts-check
/** Has the plan's days worked out by the calculator that dates it, and keeps them with the plan's facts. */
import { here } from "../plan/here.mjs";
import { idle } from "../scheduling.mjs";
import { lastEntries } from "./own-entries.mjs";
import { readPlan, writeAnswer, writeWorked } from "./plan-facts.mjs";

/** What dates a plan. */
const CALCULATOR = "timeline";

/** The fact without which it has no days: one that only the worked example dates has none of its own. */
const START = "start";

/** The longest that they wait for the browser to have nothing else to do. */
const PATIENCE_MS = 500;

/** @typedef {() => Promise<import("./client.mjs").Client>} Asking brings who answers, when there is something to ask */

export class PlanDates {
  #turn = 0;

  /**
   * @param {{ name: string, factFields: import("./fact-fields.mjs").FactFields,
   *   linkSources: import("./link-sources.mjs").LinkSources, given?: any, fields?: any }} entry of whoever asks
   * @param {Asking} asking
   */
  constructor(entry, asking) {
    this.entry = entry;
    this.asking = asking;
  }

  /**
   * Ask for what is missing. It may come late, or not at all: then the plan has facts and no days.
   * @returns {Promise<boolean>} whether an answer is missing no more
   */
  async renew() {
    const turn = ++this.#turn;
    // The figures first: these days are for other pages, and working them out takes as long as an answer.
    await idle(PATIENCE_MS);
    if (turn !== this.#turn) return true;
    const { facts, of } = readPlan();
    const known = [...facts.keys()].filter((fact) => this.entry.factFields.asking(fact));
    const values = this.values;
    if (!values) return true;
    const request = JSON.stringify({ values, own: known });
    // The playbook's own weeks are among the values, and the release is the texts': an edit of either asks anew.
    const key = fingerprint(JSON.stringify([here().release, known, { ...values, today: null }]));
    if (key === of) return true;
    const client = await this.asking();
    const answer = JSON.parse((await client.ask(CALCULATOR, request, { lane: "plan" })) ?? "null");
    // Meanwhile another call may have taken this one's place, or another tab may have changed the plan.
    if (turn !== this.#turn || JSON.stringify([...readPlan().facts]) !== JSON.stringify([...facts])) return true;
    if (!answer?.ok) return false;
    writeWorked({ dates: answer.own ?? {}, of: key });
    writeAnswer(CALCULATOR, answer.sentence, []);
    return true;
  }

  /**
   * What the calculator has against these values.
   * @param {import("./entry.mjs").Values} values
   * @returns {Promise<import("./fields.mjs").Problem[]>}
   */
  async check(values) {
    const all = { ...this.entry.linkSources.built[CALCULATOR], ...values };
    const client = await this.asking();
    const answer = JSON.parse((await client.ask(CALCULATOR, JSON.stringify({ values: all }), { lane: "plan" })) ?? "null");
    return answer?.errors ?? [];
  }

  /** What of the plan is entered into the calculator that dates it. @returns {import("./address.mjs").Entries} */
  get entries() {
    const { factFields } = this.entry;
    const shared = factFields.entries(CALCULATOR, readPlan().facts);
    return new Map([...shared, ...factFields.others(CALCULATOR, lastEntries(CALCULATOR))]);
  }

  /** What the calculator is asked for the plan; null where it has no start, or the page does not know the calculator. */
  get values() {
    if (!readPlan().facts.has(START)) return null;
    const { entry, entries: entered } = this;
    if (entry.name === CALCULATOR) return { ...entry.given, ...entry.fields.readWith(entered) };
    return CALCULATOR in entry.linkSources.built ? entry.linkSources.values(CALCULATOR, entered) : null;
  }
}

/** A few letters that another text will hardly have. @param {string} text */
function fingerprint(text) {
  let [one, other] = [0x811c9dc5, 0x1000193];
  for (let index = 0; index < text.length; index++) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x1000193);
    other = Math.imul(other ^ text.charCodeAt(index), 0x5bd1e995);
  }
  return [one, other].map((half) => (half >>> 0).toString(36)).join("-");
}
