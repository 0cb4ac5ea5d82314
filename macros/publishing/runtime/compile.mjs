/**
 * Byte-compiles a zip file or wheel in place with pyodide-build's own `py-compile`, run inside Pyodide: bytecode fits
 * only the Python that made it, and that one runs nowhere else. `slim.py` then takes out what nobody reads.
 *
 * node compile.mjs PYODIDE STANDARD_LIBRARY PYODIDE_BUILD FILE
 *
 * PYODIDE is the package's folder, STANDARD_LIBRARY the zip it starts from (a compiled one starts in half the time),
 * PYODIDE_BUILD the folder with the unpacked tool.
 */
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [pyodide, stdLibURL, tool, file] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")).href);
try {
  const python = await loadPyodide({
    stdLibURL,
    // A fixed moment for every date in the archive.
    env: { SOURCE_DATE_EPOCH: "1700000000", PYTHONHASHSEED: "0" },
  });
  for (const [at, root] of [["/tool", tool], ["/work", path.dirname(file)], ["/scripts", path.dirname(fileURLToPath(import.meta.url))]]) {
    python.FS.mkdirTree(at);
    python.FS.mount(python.FS.filesystems.NODEFS, { root }, at);
  }
  // Stored, not deflated: what carries it to the browser compresses it better as a whole.
  python.globals.set("ARGUMENTS", python.toPy(["--silent", "--compression-level", "0", `/work/${path.basename(file)}`]));
  process.exit(
    python.runPython(`
import sys
from pathlib import Path
sys.path.insert(0, "/tool")
from pyodide_build.cli.py_compile import main
try:
    main(ARGUMENTS, standalone_mode=True)
except SystemExit as end:
    status = int(end.code or 0)
if status == 0:
    sys.path.insert(0, "/scripts")
    from slim import slim
    # A wheel's name says for which Python it is, so it came out under another one.
    slim(next(Path("/work").iterdir()))
status`),
  );
} catch (error) {
  // Node would print the whole minified program beside it.
  console.error(String(error.message).trim());
  process.exit(1);
}
