// What the page loads to draw new data: Vega without the parts that no chart here uses, and its interpreter, which
// walks expressions instead of compiling them, so that a page may forbid eval. Bundled by `macros.publishing.chart_engine`.
import { transforms } from "vega-dataflow";
import { datajoin, encode, scale, sortitems } from "vega-encode";
import {
  aggregate,
  collect,
  compare,
  expression,
  extent,
  facet,
  field,
  filter,
  formula,
  key,
  load,
  multiextent,
  multivalues,
  params,
  prefacet,
  proxy,
  relay,
  sieve,
  subflow,
  values,
} from "vega-transforms";
import { bound, mark, render, viewlayout } from "vega-view-transforms";

Object.assign(transforms, {
  aggregate,
  bound,
  collect,
  compare,
  datajoin,
  encode,
  expression,
  extent,
  facet,
  field,
  filter,
  formula,
  key,
  load,
  mark,
  multiextent,
  multivalues,
  params,
  prefacet,
  proxy,
  relay,
  render,
  scale,
  sieve,
  sortitems,
  subflow,
  values,
  viewlayout,
});

export { expressionInterpreter } from "vega-interpreter";
export { parse } from "vega-parser";
export { View } from "vega-view";
