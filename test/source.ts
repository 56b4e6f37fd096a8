import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";
import { parseAst } from "vitest/node";

const ROOT = resolve(import.meta.dirname, "..");

/** A node of a parsed source; which other members it has depends on its type. */
export type Node = { readonly type: string; readonly [member: string]: unknown };

/** A source file by its path from the project's root, with forward slashes. */
export type Source = { readonly path: string; readonly text: string };

/** Every TypeScript source of ours under these folders. */
export const sourcesIn = (...folders: readonly string[]): readonly Source[] =>
  folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => {
        const path = relative(ROOT, join(ROOT, folder, name))
          .split(sep)
          .join("/");
        return { path, text: readFileSync(join(ROOT, path), "utf8") };
      }),
  );

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

const parsed = new WeakMap<Source, readonly Node[]>();

/** Every node of a source, those that hold others before what they hold. */
export const nodesOf = (source: Source): readonly Node[] => {
  const known = parsed.get(source);
  if (known) return known;
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) {
      found.push(value);
      Object.values(value).forEach(visit);
    }
  };
  try {
    visit(parseAst(source.text, { lang: "ts" }).body);
  } catch (cause) {
    throw new Error(`${source.path} cannot be parsed`, { cause });
  }
  parsed.set(source, found);
  return found;
};

/** Something imported or passed on: a file of ours by its path from the root, or a package. */
export type Import = {
  readonly name: string;
  /** Gone when the program runs. */
  readonly typeOnly: boolean;
};

const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

export const importsOf = (source: Source): readonly Import[] =>
  nodesOf(source).flatMap((node) => {
    if (!IMPORTING.has(node.type)) return [];
    const { value } = (node.source ?? node.argument ?? {}) as { readonly value?: unknown };
    if (typeof value !== "string") return [];
    const name = value.startsWith(".") ? posix.join(posix.dirname(source.path), value) : value;
    return [{ name, typeOnly: isTypeOnly(node) }];
  });

const isTypeOnly = (node: Node): boolean => {
  if (node.type === "TSImportType" || node.importKind === "type" || node.exportKind === "type") return true;
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  return specifiers.length > 0 && specifiers.every((one) => one.importKind === "type" || one.exportKind === "type");
};
