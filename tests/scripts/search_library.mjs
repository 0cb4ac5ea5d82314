/** Runs the search's library in Node on documents made up: one JSON argument in, one line out. */
const { Library } = await import(new URL("../../docs/assets/js/search/library.mjs", import.meta.url));

const { document, reads } = JSON.parse(process.argv[2]);
const asked = [];
const read = [];
const finder = { read: async (part) => void read.push(...part.entries) };
const library = new Library(finder, document, async (playbook) => {
  asked.push(playbook);
  return { ways: [playbook], places: [], entries: [playbook] };
});
// Two calls at a time, as by a reader who chooses again before the first answer.
for (const wanted of reads) await Promise.all([library.read(wanted), library.read(wanted)]);
const { unread, isSmall, ways, count } = library;
console.log(JSON.stringify({ asked, read, unread, isSmall, ways, count }));
