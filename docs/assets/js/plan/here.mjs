// @ts-check
/** What a plan is told of the site and the device that it is written on. */

/** The playbook that the page is of, and the site's release, as the build wrote them into the page. */
export function here() {
  const said = (/** @type {string} */ name) =>
    /** @type {HTMLMetaElement | null} */ (document.querySelector(`meta[name=${name}]`))?.content ?? "";
  return { playbook: said("playbook"), release: said("release") };
}

/** A name that no other plan or device has, in small letters and digits. */
export const freshId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join("");

const KEY = "plan-device";
const unkept = freshId();

/** The device's own name, by which changes of several devices are told apart. @param {import("./shelf.mjs").Device} device */
export function deviceName(device) {
  const kept = device.load(KEY);
  if (kept && /^[a-z0-9]{1,32}$/.test(kept)) return kept;
  device.store(KEY, unkept);
  return unkept;
}
