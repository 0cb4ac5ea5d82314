/** Runs the modules of readers' plans in Node, on devices made up: one line of JSON in, one out. Plans pass as texts. */
import { createInterface } from "node:readline";

globalThis.document = { body: { dataset: {} }, querySelector: () => null };
const window = new EventTarget();
for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) globalThis[name] = window[name].bind(window);

const at = (path) => import(new URL(`../../docs/assets/js/plan/${path}.mjs`, import.meta.url));
const [record, register, merging, format, former, handing, { Plans }, { Shelf }, { History }] = await Promise.all(
  ["record", "register", "merging", "format", "former", "handing-over", "plans", "shelf", "history"].map(at),
);

const plan = (text) => {
  const { plan: found, why } = format.parsePlan(text);
  if (!found) throw new Error(`no plan: ${why}`);
  return found;
};
const text = format.textOfPlan;
const essence = (it) => [...it.fields].map(([name, each]) => [name, register.essence(each)]).sort();

/** What is kept on each device, and whether there is room. */
const devices = new Map();
/** @type {Map<string, Plans>} */
const tabs = new Map();

/** A tab sees what others wrote at once, or, if it is slow, not before it is told. */
function storage(device, isSlow) {
  let cache = new Map(device.kept);
  const view = () => (isSlow ? cache : device.kept);
  return {
    isThere: () => !device.isOff,
    load: (key) => (device.isOff ? null : (view().get(key) ?? null)),
    store(key, value) {
      const room = [...device.kept].reduce((sum, [, each]) => sum + each.length, 0) - (device.kept.get(key)?.length ?? 0);
      if (device.isOff || (device.room !== undefined && room + value.length > device.room)) return false;
      device.kept.set(key, value);
      cache.set(key, value);
      return true;
    },
    keys: (prefix) => (device.isOff ? [] : [...view().keys()].filter((key) => key.startsWith(prefix))),
    refresh: () => void (cache = new Map(device.kept)),
  };
}

const tabStores = new Map();
const memory = (kept) => ({
  load: (key) => kept.get(key) ?? null,
  store: (key, value) => (value.length > (kept.room ?? Infinity) ? false : Boolean(kept.set(key, value))),
});

const commands = {
  empty: (id) => text(record.emptyPlan(id, "made-up", "r1")),
  changed: (one, changes, stamp) => text(record.changed(plan(one), changes, stamp)),
  merged: (one, other) => text(merging.merged(plan(one), plan(other))),
  essence: (one) => essence(plan(one)),
  holds: (one, other) => merging.holds(plan(one), plan(other)),
  differences: (one, other) => merging.differences(plan(one), plan(other)),
  conflicts: (one) => record.conflictsOf(plan(one)),
  items: (one) => [...record.itemsOf(plan(one))].map(([subject, fields]) => [subject, Object.fromEntries(fields)]),
  facts: (one) => Object.fromEntries(record.factsOf(plan(one))),
  counts: (one) => record.countsOf(plan(one)),
  worked: (one) => record.workedOf(plan(one)),
  withWorked: (one, worked) => text(record.withWorked(plan(one), worked)),
  withAnswer: (one, calculator, sentence, taken) => text(record.withAnswer(plan(one), calculator, sentence, taken)),
  answer: (one, calculator) => record.answerOf(plan(one), calculator),
  planned: (one) => record.isPlanned(plan(one)),
  why: (one) => format.parsePlan(one).why,
  again: (one) => text(plan(one)),
  followed: (one, moved) => text(former.followed(plan(one), new Map(moved))),
  gone: (one, there, retired) =>
    former
      .entriesOfTheGone(plan(one), (it) => there.includes(it), new Map(Object.entries(retired)))
      .map(({ reference, entries, words }) => [reference, Object.fromEntries(entries), words]),
  link: (one, address) => handing.linkOf(plan(one), address),
  inLink: async (address) => {
    const { plan: found, why } = await handing.planInLink(address);
    return { text: found && text(found), why };
  },
  brings: (address) => handing.bringsPlan(address),
  file: (one) => handing.fileOf(plan(one)),

  /** What devices that start from one copy hold after what was done on each. */
  played: (devices, deeds) => {
    const copies = Array.from({ length: devices }, () => record.emptyPlan("shared", "made-up", "r1"));
    for (const { device, name, value, from, at, pick } of deeds) {
      if (from !== undefined) copies[device] = merging.merged(copies[device], copies[from]);
      else if (pick !== undefined) {
        const each = copies[device].fields.get(name);
        const chosen = each?.versions[pick % each.versions.length].value;
        if (each) copies[device] = { ...copies[device], fields: new Map(copies[device].fields).set(name, register.switched(each, chosen)) };
      } else copies[device] = record.changed(copies[device], [{ ...record.partsOf(name), value }], { by: `d${device}`, at });
    }
    return copies.map(text);
  },

  device: (name, options = {}) => void devices.set(name, { kept: new Map(), ...options }),
  configure: (name, options) => void Object.assign(devices.get(name), options),
  kept: (name) => Object.fromEntries(devices.get(name).kept),
  keep: (name, key, value) => void devices.get(name).kept.set(key, value),
  lose: (name, key) => devices.get(name).kept.delete(key),
  /** A tab; opened again under the same name it is reloaded. */
  tab: (name, device, { slow = false, beside = "", reload = false } = {}) => {
    const store = storage(devices.get(device), slow);
    const session = reload ? tabStores.get(name).session : new Map();
    const target = beside ? tabStores.get(beside).target : new EventTarget();
    tabStores.set(name, { store, session, target });
    let moment = 0;
    const now = () => `2028-03-06T08:${String(Math.floor(moment / 60)).padStart(2, "0")}:${String(moment++ % 60).padStart(2, "0")}Z`;
    tabs.set(name, new Plans(new Shelf(store, target), new History(memory(session)), now));
  },
  refresh: (name) => tabStores.get(name).store.refresh(),
  fillTab: (name, room) => void (tabStores.get(name).session.room = room),
  keepHere: (name, key, value) => void tabStores.get(name).session.set(key, value),
  state: (name) => {
    const { plan: found, kept, trouble } = tabs.get(name).state;
    return { text: found && text(found), kept, trouble };
  },
  all: (name) => tabs.get(name).all,
  steps: (name) => tabs.get(name).steps,
  begun: (name) => tabs.get(name).hasBegun,
  do: (name, method, ...args) => tabs.get(name)[method](...args),
  follow: (name, moved) => tabs.get(name).follow(new Map(moved)),
  receive: (name, one) => tabs.get(name).receive(plan(one)),
  value: (name, subject, field) => {
    const { plan: found } = tabs.get(name).state;
    return found && record.valueOf(found, subject, field);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...args] = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await commands[command](...args)) ?? null };
  } catch (error) {
    answer = { fault: error.stack };
  }
  console.log(JSON.stringify(answer));
}
