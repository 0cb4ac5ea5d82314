// @ts-check
/** Copies the link or the result, makes files of it, and prints it. */
import { stamp } from "../clock.mjs";
import { addressOf } from "../calculator/address.mjs";
import { copyText } from "./clipboard.mjs";
import { bytesOf, saveFile } from "./download.mjs";
import { Toast } from "./toast.mjs";

/** @param {string} words for which entries the result still holds */
const notCurrent = (words) => `Not updated: as last calculated${words && `, with ${words}`}.`;

export class Sharing {
  /**
   * @param {HTMLElement} $place
   * @param {import("../calculator/form.mjs").CalculatorForm} form
   */
  constructor($place, form) {
    this.form = form;
    this.toast = new Toast(/** @type {HTMLElement} */ ($place.querySelector("[data-toast]")));
    this.$byHand = /** @type {HTMLElement} */ ($place.querySelector("[data-by-hand]"));
    this.playbook = JSON.parse(form.$form.dataset.playbook ?? "null");
    this.#on($place, "[data-copy=link]", async () => this.#copy(await this.#link(), "The link"));
    this.#on($place, "[data-copy=result]", async () => this.#copy(await this.#result(), "The result", form.isStale));
    this.#on($place, "[data-print]", () => print());
    for (const $button of /** @type {NodeListOf<HTMLElement>} */ ($place.querySelectorAll("[data-download]"))) {
      $button.addEventListener("click", () => this.#download($button.dataset.download ?? ""));
    }
  }

  /** @param {HTMLElement} $place @param {string} selector @param {() => void} act */
  #on($place, selector, act) {
    $place.querySelector(selector)?.addEventListener("click", act);
  }

  #link() {
    return addressOf(location.href.replace(/#.*$/, ""), this.form.name, this.form.state);
  }

  async #result() {
    const { answer, draws, figures, results } = this.form;
    const texts = { ...answer?.figures, ...draws?.figures };
    const lines = figures.map(([name, label, built]) => [label, texts[name] ?? built]).filter(([, text]) => text);
    const said = lines.map(([label, text]) => `${label}: ${text}`);
    const stale = this.form.isStale ? [notCurrent(this.form.staleMark.words), ""] : [];
    const answered = [results.$answer?.textContent?.trim(), this.form.still.text];
    return [...stale, ...answered, "", ...said, "", await this.#link()].join("\n");
  }

  /** @param {string} text @param {string} what @param {boolean} [isOld] */
  async #copy(text, what, isOld) {
    const $text = /** @type {HTMLTextAreaElement} */ (this.$byHand.querySelector("textarea"));
    const done = await copyText(text);
    this.$byHand.hidden = done;
    if (done) {
      this.toast.say(this.#told(`${what} is copied.`, isOld));
      return;
    }
    $text.value = text;
    $text.select();
    this.toast.say(`${what} stands below, selected: this browser lets no page copy for you.`);
  }

  /** @param {string} sentence with what it is about, where that is not what is entered @param {boolean} [isOld] */
  #told(sentence, isOld = this.form.isRefused) {
    return isOld ? `${sentence} ${notCurrent(this.form.staleMark.words)}` : sentence;
  }

  /** @param {string} form */
  async #download(form) {
    this.toast.say("Making the file.");
    const request = {
      ...this.form.request,
      stamp: stamp(),
      playbook: this.playbook,
      link: await this.#link(),
      origins: this.form.fields.origins(this.form.values),
    };
    const text = await this.form.client.ask(this.form.name, JSON.stringify(request), { lane: "file", form });
    const file = JSON.parse(text ?? "null");
    if (!file) {
      this.toast.say("No file was made: live calculation is not available.");
    } else if (!file.ok) {
      this.toast.say(`No file was made. ${file.errors[0].message}`);
    } else {
      saveFile(file.file_name, file.media_type, file.text ?? bytesOf(file.base64));
      this.toast.say(this.#told(`${file.file_name} is made.`));
    }
  }
}
