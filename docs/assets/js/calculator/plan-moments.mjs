// @ts-check
/** Has the plan's days worked out by the calculator that dates it, and keeps them with the plan's facts. */
import { idle } from "../scheduling.mjs";
import { lastEntries } from "./link-sources.mjs";
import { readPlan, writeWorked } from "./plan-facts.mjs";

/** What dates a plan. */
const CALCULATOR = "timeline";

/** The fact without which it has no days. */
const START = "start";

/** The longest that they wait for the browser to have nothing else to do. */
const PATIENCE_MS = 500;

export class PlanMoments {
  #turn = 0;

  /**
   * @param {{ name: string, factFields: import("./fact-fields.mjs").FactFields,
   *   linkSources: import("./link-sources.mjs").LinkSources, given?: any, fields?: any }} entry of whoever asks
   * @param {import("./client.mjs").Client} client
   */
  constructor(entry, client) {
    this.entry = entry;
    this.client = client;
  }

  /** Ask for what is missing. It may come late, or not at all: then the plan has facts and no days. */
  async renew() {
    const turn = ++this.#turn;
    // The figures first: these days are for other pages, and working them out takes as long as an answer.
    await idle(PATIENCE_MS);
    if (turn !== this.#turn) return;
    const { facts, of } = readPlan();
    const known = [...facts.keys()].filter((fact) => this.entry.factFields.asking(fact));
    // A plan that only the worked example dates has no days of its own.
    const values = facts.has(START) ? this.#values(facts) : null;
    if (!values) return;
    const request = JSON.stringify({ values, moments: true, own: known });
    const key = JSON.stringify([[...facts], [...lastEntries(CALCULATOR)]]);
    if (key === of) return;
    const answer = JSON.parse((await this.client.ask(CALCULATOR, request, { lane: "plan" })) ?? "null");
    const plan = readPlan();
    // Meanwhile another tab may have changed it.
    if (!answer?.ok || JSON.stringify([...plan.facts]) !== JSON.stringify([...facts])) return;
    writeWorked({ moments: answer.moments ?? [], dates: answer.own ?? {}, of: key });
  }

  /**
   * What the calculator has against these values.
   * @param {import("./entry.mjs").Values} values
   * @returns {Promise<import("./fields.mjs").Problem[]>}
   */
  async check(values) {
    const all = { ...this.entry.linkSources.built[CALCULATOR], ...values };
    const answer = JSON.parse((await this.client.ask(CALCULATOR, JSON.stringify({ values: all }), { lane: "plan" })) ?? "null");
    return answer?.errors ?? [];
  }

  /** @param {import("./plan-facts.mjs").Facts} facts */
  #values(facts) {
    const { entry } = this;
    const shared = entry.factFields.entries(CALCULATOR, facts);
    const entered = new Map([...shared, ...entry.factFields.others(CALCULATOR, lastEntries(CALCULATOR))]);
    if (entry.name === CALCULATOR) return { ...entry.given, ...entry.fields.readWith(entered) };
    return CALCULATOR in entry.linkSources.built ? entry.linkSources.values(CALCULATOR, entered) : null;
  }
}
