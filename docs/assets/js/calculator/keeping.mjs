// @ts-check
/** Keeps what is entered into a form, and its answer: in the address, on this device and in the active plan. */
import { painted } from "../scheduling.mjs";
import { writeAnswer } from "./plan-facts.mjs";

export class Keeping {
  /** Whether the reader has entered something, rather than opened a link. */
  isTouched = false;
  /** Whether the newest answer is shown, and what it is the answer to not yet kept. */
  #isUnkept = false;

  /** @param {import("./form.mjs").CalculatorForm} form */
  constructor(form) {
    this.form = form;
  }

  /** What is entered, as the answer on the page has read it. */
  keep() {
    const { answer, entry, planNotes, planDates } = this.form;
    this.#isUnkept = false;
    entry.keep(answer?.shown);
    if (this.isTouched) entry.remember(answer?.shown);
    planNotes.show();
    planDates.renew();
  }

  /** A new answer is on the page. The figures first: keeping takes as long as showing them did, and nobody waits for it. */
  async keepOncePainted() {
    this.#isUnkept = true;
    await painted();
    const { answer, linkedValues, results, signal } = this.form;
    if (!this.#isUnkept || signal.aborted) return;
    this.keep();
    if (!results.isDrawn) this.keepAnswer(answer.sentence);
    linkedValues.show(answer.linked ?? {});
  }

  /** The plan holds the answer to it for the pages that show it. @param {import("../plan/record.mjs").Sentence} sentence */
  keepAnswer(sentence) {
    const { answer, entry, name } = this.form;
    if (entry.isOfPlan(answer?.shown)) writeAnswer(name, sentence, entry.taken);
  }

  /** Whoever leaves before the answer has entered it all the same; what was refused is not kept. */
  rememberLast() {
    const { answer, answered, entry } = this.form;
    if (!this.isTouched) return;
    if (this.#isUnkept) entry.remember(answer?.shown);
    else if (answered.isUnanswered) entry.remember();
  }
}
