/**
 * Compresses a file as hard as brotli can.
 *
 * node compress.mjs FILE OUT
 */
import fs from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const [file, out] = process.argv.slice(2);
const content = fs.readFileSync(file);
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
fs.writeFileSync(out, brotliCompressSync(content, { params }));
