// @ts-check
/** The name of a plan in the page's title: of two tabs, and of two printed plans, each says which it is. */
export class PlanTitle {
  /**
   * @param {HTMLInputElement} $name
   * @param {import("../calculator/form.mjs").CalculatorForm} form
   */
  constructor($name, form) {
    const page = document.title;
    const say = () => {
      const name = $name.value.trim();
      document.title = name ? `${name} · ${page}` : page;
    };
    // Whatever fills the field in, an answer follows.
    for (const event of ["pb:calculated", "pb:restored"]) {
      form.$form.addEventListener(event, say, { signal: form.signal });
    }
  }
}
