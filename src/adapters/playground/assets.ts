import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";

/** A file of the page as it is served. */
type Asset = { readonly type: string; readonly body: string };
/** The page's files by path, and the hash that allows its one inline script. */
export type Assets = { readonly files: ReadonlyMap<string, Asset>; readonly script: string };

const FOLDER = new URL("./page/", import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  ts: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};
const VENDOR: Readonly<Record<string, string>> = {
  preact: import.meta.resolve("preact"),
  "preact/hooks": import.meta.resolve("preact/hooks"),
  htm: import.meta.resolve("htm"),
  "htm/preact": import.meta.resolve("htm/preact"),
};

/** Reads the page once: types are stripped here, so that there is no build step. */
export const readAssets = (): Assets => {
  const files = new Map<string, Asset>();
  for (const name of readdirSync(FOLDER)) {
    const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
    if (type) files.set(`/page/${name}`, { type, body: bodyOf(name) });
  }
  const imports: Record<string, string> = {};
  for (const [name, url] of Object.entries(VENDOR)) {
    const path = `/vendor/${name.replace("/", "-")}.js`;
    imports[name] = path;
    files.set(path, { type: TYPES.ts ?? "", body: readFileSync(new URL(url), "utf8") });
  }
  const map = JSON.stringify({ imports });
  const page = readFileSync(new URL("index.html", FOLDER), "utf8").replace(
    '"importmap">{}',
    () => `"importmap">${map}`,
  );
  files.set("/", { type: "text/html; charset=utf-8", body: page });
  return { files, script: createHash("sha256").update(map).digest("base64") };
};

const bodyOf = (name: string): string => {
  const source = readFileSync(new URL(name, FOLDER), "utf8");
  return name.endsWith(".ts") ? quietly(() => stripTypeScriptTypes(source)) : source;
};

/** Node calls its stripper experimental at every start, which tells the person who starts the bot nothing. */
const quietly = <R>(work: () => R): R => {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
};
