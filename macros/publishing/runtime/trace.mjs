/**
 * Runs the calculators through all they can do and prints, as JSON, which files of the standard library that took and
 * a digest of every answer.
 *
 * node trace.mjs PYODIDE EXERCISE STANDARD_LIBRARY WHEEL REQUESTS [PREPARED]
 *
 * EXERCISE is the Python module that does it, REQUESTS a JSON file of [calculator, request] pairs.
 * What was compiled meanwhile goes to the file PREPARED, where one is named.
 */
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, exercise, stdLibURL, wheel, requests, prepared] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")).href);

/** The ways an error leaves Python, each with helpers of its own in the standard library. */
const FAULTS = ["1 / 0", "nowhere", "''.nothing", "import nowhere_at_all", "raise ExceptionGroup('x', [ValueError()])", "("];

try {
  const python = await loadPyodide({
    stdLibURL,
    lockFileContents: { info: JSON.parse(fs.readFileSync(path.join(pyodide, "pyodide-lock.json"), "utf8")).info, packages: {} },
    packageBaseUrl: pathToFileURL(pyodide).href,
    env: { PYTHONHASHSEED: "0" },
    fsInit: async (files) => {
      files.writeFile("/lib/calculators.whl", fs.readFileSync(wheel));
      files.mkdirTree("/exercise");
      for (const file of [exercise, path.join(path.dirname(exercise), "slim.py")]) {
        files.writeFile(`/exercise/${path.basename(file)}`, fs.readFileSync(file));
      }
    },
  });
  for (const place of ["/lib/calculators.whl", "/exercise"]) python.pyimport("sys").path.append(place);
  for (const fault of FAULTS) {
    try {
      python.runPython(fault);
    } catch {
      // That was the point.
    }
  }
  const done = python.pyimport("exercise");
  console.log(done.run(fs.readFileSync(requests, "utf8")));
  if (prepared) fs.writeFileSync(prepared, done.prepared().toJs());
  process.exit(0);
} catch (error) {
  console.error(String(error.message).trim());
  process.exit(1);
}
