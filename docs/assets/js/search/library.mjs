// @ts-check
/** What has been read of several playbooks: the reader's own first, others once they are asked for. Of one, all there is. */

/** @typedef {import("./finder.mjs").Finder} Finder */
/** @typedef {import("./finder.mjs").Part} Part */

/** As many files are on their way at a time. */
const AT_ONCE = 4;
/** Playbooks of so many letters together are all read without being asked for, the reader's own first. */
const UNASKED = 1_000_000;

export class Library {
  /** Address and length of what is not read yet, by playbook. @type {Map<string, [string, number]>} */
  #unread;
  /** What is offered where nothing is found: pages of the reader's own playbook. @type {Part["ways"]} */
  ways = [];

  /**
   * @param {Finder} finder
   * @param {import("./finder.mjs").SearchDocument} document
   * @param {(playbook: string, path: string) => Promise<Part>} fetch
   */
  constructor(finder, document, fetch) {
    this.finder = finder;
    this.fetch = fetch;
    /** What there is to read where there is one playbook only; nothing once it is read. */
    this.only = "shards" in document ? null : document;
    this.#unread = new Map("shards" in document ? Object.entries(document.shards) : []);
    this.count = this.#unread.size;
    /** Whether all are so few and short that nobody need ask for the others. */
    this.isSmall = [...this.#unread.values()].reduce((sum, [, length]) => sum + length, 0) <= UNASKED;
  }

  /** The playbooks that are not read yet. */
  get unread() {
    return [...this.#unread.keys()];
  }

  /**
   * Read these playbooks; what was read stays so.
   * @param {string[]} playbooks
   * @param {() => void} [tell] of each that has been read
   */
  async read(playbooks, tell = () => {}) {
    if (this.only) {
      const all = this.only;
      this.only = null;
      return this.#take(all);
    }
    const wanted = playbooks.filter((it) => this.#unread.has(it));
    // A page of no playbook begins with the first.
    const waiting = wanted.length || this.#unread.size < this.count ? wanted : this.unread.slice(0, 1);
    const bring = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const shard = this.#unread.get(id);
        if (!shard) continue;
        const part = await this.fetch(id, shard[0]);
        // Asked for twice, it is read once.
        if (!this.#unread.delete(id)) continue;
        await this.#take(part);
        tell();
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, bring));
  }

  /** @param {Part} part */
  #take(part) {
    if (this.ways.length === 0) this.ways = part.ways;
    return this.finder.read(part);
  }
}
