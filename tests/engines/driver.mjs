// Drives one Firefox over WebDriver BiDi, for firefox.py: `node driver.mjs PROGRAM PREFERENCES`, then a line of JSON in for
// each command and one out for its answer: {"value": …}, or {"fault": why}. It ends with its input.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const PATIENCE_MS = 60_000;
// What was on its way when the page was left, and what the page itself broke off, is no error: the calculators' loader
// breaks off a file that comes uncompressed, and takes the compressed one.
const HUNG_UP = ["NS_BINDING_ABORTED", "NS_BASE_STREAM_CLOSED"];

const [executablePath, preferences] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  extraPrefsFirefox: JSON.parse(preferences),
  timeout: PATIENCE_MS,
  protocolTimeout: PATIENCE_MS,
});

let context, page, seen;

/** Firefox 140 takes the size and knows no orientation of a screen, which nothing here asks. */
async function resize({ width, height }) {
  await page.setViewport({ width, height }).catch((error) => {
    if (!error.message.includes("setScreenOrientationOverride")) throw error;
  });
}

const commands = {
  /** A tab with storage of its own, in place of the last one. */
  async visit({ url, width, height }) {
    await context?.close();
    context = await browser.createBrowserContext();
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    seen = { requests: [], errors: [] };
    const { requests, errors } = seen;
    page.on("request", (request) => requests.push(request.url()));
    page.on("response", (response) => response.status() < 400 || errors.push(`${response.status()} ${response.url()}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      if (!HUNG_UP.includes(why)) errors.push(`${why} ${request.url()}`);
    });
    page.on("console", (message) => message.type() !== "error" || errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await resize({ width, height });
    await page.goto(url);
  },
  async go({ url }) {
    await page.goto(url);
  },
  resize,
  async evaluate({ script, argument }) {
    return await page.evaluate(`(${script})(${JSON.stringify(argument)})`);
  },
  async click({ selector }) {
    await page.locator(selector).click();
  },
  /** Replace what a field holds, key by key. */
  async enter({ selector, text }) {
    await page.focus(selector);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type(text);
  },
  async type({ text }) {
    await page.keyboard.type(text);
  },
  async screenshot({ path }) {
    await page.screenshot({ path, fullPage: true });
  },
  async seen() {
    return seen;
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...rest } = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await commands[command](rest)) ?? null };
  } catch (error) {
    answer = { fault: `${command}: ${error.message}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
