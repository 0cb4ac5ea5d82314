// @ts-check
// What the page before showed of the reader's own plan, before anything is painted: what is shown with a plan has its room
// from the start, and the words come a moment later. A browser that keeps nothing knows of none.
{
  const { base = ".", playbookBase = "" } = document.body.dataset;
  const { dataset } = document.documentElement;
  try {
    const look = localStorage.getItem(`playbook:${new URL(`${base}/${playbookBase}`, location.href).pathname}:plan-look`);
    const [state, dated] = (look ?? "").split(" ");
    if (state) dataset.plan = state;
    if (dated) dataset.planDated = "";
    if (state === "on") dataset.planComing = "";
  } catch {
    // Nothing is kept.
  }
}
