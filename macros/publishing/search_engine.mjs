// What a page loads to search: the index with its ranking, and the stems of English words. Bundled by
// `macros.publishing.search_engine`.
export { default as MiniSearch } from "minisearch";
export { stemmer } from "stemmer";
