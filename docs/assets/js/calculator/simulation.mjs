// @ts-check
/** Follows an answer with its random draws: progress in words and as a bar, and no trace where it is canceled. */
import { painted } from "../scheduling.mjs";

export class Simulation {
  #ending = new AbortController();

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./client.mjs").Client} client
   */
  constructor($form, client) {
    this.$form = $form;
    this.client = client;
    this.$place = /** @type {HTMLElement | null} */ ($form.querySelector("[data-simulation]"));
    this.$bar = /** @type {HTMLProgressElement | null} */ (this.$place?.querySelector("progress") ?? null);
    this.$words = this.$place?.querySelector("span") ?? null;
  }

  /**
   * Draw for a request; one that runs for another request ends.
   * @param {string} calculator
   * @param {string} request JSON
   * @returns {Promise<any>} the last reply; null when it was canceled or refused
   */
  async run(calculator, request) {
    this.cancel();
    const { signal } = (this.#ending = new AbortController());
    this.$form.toggleAttribute("data-simulating", true);
    // The figures first: draws keep a processor busy.
    await painted();
    if (signal.aborted) return null;
    const text = await this.client.simulate(calculator, request, {
      onProgress: (done, of) => this.#tell(done, of),
      signal,
    });
    if (signal.aborted) return null;
    this.#finish();
    const reply = JSON.parse(text ?? "null");
    return reply?.ok ? reply : null;
  }

  cancel() {
    this.#ending.abort();
    this.#finish();
  }

  #finish() {
    this.$form.removeAttribute("data-simulating");
    if (this.$place) this.$place.hidden = true;
  }

  /** @param {number} done @param {number} of */
  #tell(done, of) {
    if (!this.$place || !this.$bar || !this.$words) return;
    this.$bar.max = of;
    this.$bar.value = done;
    this.$words.textContent = `Drawing at random: ${done} of ${of}.`;
    this.$place.hidden = false;
  }
}
