// @ts-check
/**
 * The entries of calculators in the page's address: `?roi.users=120` holds what differs from the page as built, and
 * nothing else. Where that would grow too long it stands packed behind `#roi=`, before the anchor of a view if there is
 * one. Whatever else the address holds is left alone.
 */
import { compress, decompress } from "./compression.mjs";

/** @typedef {Map<string, string[]>} Entries by field; several texts where several things can be chosen */
/** @typedef {Map<string, Entries>} State by calculator */
/** @typedef {"" | "damaged" | "too old a browser"} Unreadable why an address could not be read; empty where it was */

/** Addresses up to here pass unharmed through mail and chat. */
const LONGEST = 1_500;
/** A calculator's name and a field's are names in Python. */
const KEY = /^([a-z][a-z_0-9]*)\.([a-z][a-z_0-9]*)$/;
/** No anchor looks like that: what follows and cannot be unpacked is no link of ours any more. */
const PACKED = /^#([a-z][a-z_0-9]*)=([^&]*)(?:&(.*))?$/s;

/** The anchor that an address holds, beside packed entries or alone. @param {string} hash */
export const anchorOf = (hash) => (PACKED.test(hash) ? (PACKED.exec(hash)?.[3] ?? "") : hash.slice(1));

/**
 * The entries a text such as `roi.users=120&timeline.users=80` holds; anything else in it is passed over.
 * @param {string} text
 * @returns {State}
 */
export function parseState(text) {
  /** @type {State} */
  const state = new Map();
  for (const [key, value] of new URLSearchParams(text)) {
    const [, calculator, field] = KEY.exec(key) ?? [];
    if (!field) continue;
    const entries = state.get(calculator) ?? new Map();
    state.set(calculator, entries.set(field, [...(entries.get(field) ?? []), value]));
  }
  return state;
}

/** @param {State} state */
export function writeState(state) {
  const pairs = [...state].flatMap(([calculator, entries]) =>
    [...entries].flatMap(([field, texts]) =>
      // An empty choice is a value too: it differs from a default that is not empty.
      (texts.length > 0 ? texts : [""]).map((text) => [`${calculator}.${field}`, text]),
    ),
  );
  return new URLSearchParams(pairs).toString();
}

/** An address with another anchor, and all entries. @param {string} address @param {string} anchor */
export function withAnchor(address, anchor) {
  const url = new URL(address);
  url.hash = PACKED.test(url.hash) ? `${url.hash.replace(/&.*$/s, "")}&${anchor}` : anchor;
  return url.href;
}

/** Whether a hash holds packed entries. @param {string} hash */
export const holdsPacked = (hash) => PACKED.test(hash);

/** Whether an address holds entries, be they readable or not. @param {string} address */
export function holdsEntries(address) {
  const { search, hash } = new URL(address);
  return PACKED.test(hash) || parseState(search).size > 0;
}

/**
 * @param {string} address
 * @returns {Promise<{ state: State, unreadable: Unreadable }>}
 */
export async function readAddress(address) {
  const { search, hash } = new URL(address);
  const packed = PACKED.exec(hash)?.[2];
  if (packed === undefined) return { state: parseState(search), unreadable: "" };
  try {
    return { state: parseState(await decompress(packed)), unreadable: "" };
  } catch {
    return { state: parseState(search), unreadable: isPacking() ? "damaged" : "too old a browser" };
  }
}

/**
 * The address with this state and no other, packed where it is long.
 * @param {string} address
 * @param {string} calculator whose page it is
 * @param {State} state
 * @returns {Promise<string>}
 */
export async function addressOf(address, calculator, state) {
  const url = withState(address, state);
  // A browser that cannot pack it makes a long link rather than none.
  if (url.href.length <= LONGEST || !isPacking()) return url.href;
  const packed = withState(address, new Map());
  packed.hash = `${calculator}=${await compress(writeState(state))}`;
  const anchor = anchorOf(url.hash);
  return anchor ? withAnchor(packed.href, anchor) : packed.href;
}

/** Whether this browser packs and unpacks as our links do: some have the streams without this form. */
function isPacking() {
  try {
    return Boolean(new CompressionStream("deflate-raw") && new DecompressionStream("deflate-raw"));
  } catch {
    return false;
  }
}

/** @param {string} address @param {State} state */
function withState(address, state) {
  const url = new URL(address);
  const foreign = new URLSearchParams([...url.searchParams].filter(([key]) => !KEY.test(key)));
  url.search = [foreign.toString(), writeState(state)].filter(Boolean).join("&");
  url.hash = anchorOf(url.hash);
  return url;
}
