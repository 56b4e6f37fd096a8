import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import chromium, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** A real browser, gone with its files when it is disposed of. */
export interface TestBrowser extends AsyncDisposable {
  readonly browser: Browser;
}

const PACKED = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");

/** The package's own configuration looks for its fonts in fixed places; without any font Chromium dies of the first field. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;

/** Starts the Chromium that comes as an npm package: it needs no browser and no library of the machine. */
export const launchBrowser = async (): Promise<TestBrowser> => {
  const folder = await mkdtemp(join(tmpdir(), "samling-browser-"));
  const before = { ...process.env };
  try {
    // The package unpacks into TMPDIR, takes whatever "chromium" already lies there, and tells the process's environment.
    Object.assign(process.env, { TMPDIR: folder, FONTCONFIG_FILE: join(folder, "fonts.conf") });
    await writeFile(join(folder, "fonts.conf"), fontsIn(folder));
    setupLambdaEnvironment(join(await inflate(join(PACKED, "al2023.tar.br")), "lib"));
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(PACKED),
      env: { ...process.env },
      // Root has no sandbox; the package's own arguments would also turn web security off, which is under test here.
      args: ["--no-sandbox", "--font-render-hinting=none"],
    });
    return {
      browser,
      async [Symbol.asyncDispose]() {
        await browser.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    for (const name of ["TMPDIR", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH", "HOME"])
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
  }
};
