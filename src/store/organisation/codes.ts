import { createHash } from "node:crypto";
import { and, eq, gt, lte } from "drizzle-orm";
import { customAlphabet } from "nanoid";
import { command, query } from "../statement.ts";
import type { Reader, Tx } from "../store.ts";
import type { Tables } from "../tables.ts";

export type CodePurpose = Tables["code"]["$inferSelect"]["purpose"];

/** What a one-time code stands for. */
export type Code = {
  readonly purpose: CodePurpose;
  /** Undefined for a set-up that founds a new organisation. */
  readonly organisationId: string | undefined;
  readonly personId: string | undefined;
};

/** A form's fields as they were filled in with a code, and refused. */
export type Attempt = Readonly<Record<string, string>>;

/** Without letters that look alike: ten of them are 50 bits. */
const draw = customAlphabet("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 10);
const MINUTE = 60_000;
/** How long a code is good, in milliseconds. */
export const CODE_LIFE: Readonly<Record<CodePurpose, number>> = {
  setup: 60 * MINUTE,
  person: 10 * MINUTE,
  workspace: 60 * MINUTE,
};

/** A typed code as a button can hold it. Case, spaces and dashes don't matter to who types it. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 20);

const hashOf = (code: string): string => createHash("sha256").update(plainCode(code)).digest("base64url");

const put = command(
  (
    db,
    t,
    p: { hash: string; purpose: CodePurpose; organisationId: string | null; personId: string | null; until: Date },
  ) =>
    db.insert(t.code).values({
      hash: p.hash,
      purpose: p.purpose,
      organisationId: p.organisationId,
      personId: p.personId,
      until: p.until,
    }),
);
const dropOld = command((db, t, p: { at: Date }) => db.delete(t.code).where(lte(t.code.until, p.at)));

const dropEarlier = command((db, t, p: { purpose: CodePurpose; personId: string }) =>
  db.delete(t.code).where(and(eq(t.code.purpose, p.purpose), eq(t.code.personId, p.personId))),
);

/**
 * Makes a code, `ABCDE-FGHJK`, that is good once and for its life, in the place of the same person's earlier one; only its
 * hash is kept.
 */
export const addCode = async (tx: Tx, code: Code & { readonly at: Date }): Promise<string> => {
  await dropOld(tx, code);
  if (code.personId) await dropEarlier(tx, { purpose: code.purpose, personId: code.personId });
  const drawn = draw();
  await put(tx, {
    hash: hashOf(drawn),
    purpose: code.purpose,
    organisationId: code.organisationId ?? null,
    personId: code.personId ?? null,
    until: new Date(code.at.getTime() + CODE_LIFE[code.purpose]),
  });
  return `${drawn.slice(0, 5)}-${drawn.slice(5)}`;
};

const byHash = query((db, t, p: { hash: string; at: Date }) =>
  db
    .select()
    .from(t.code)
    .where(and(eq(t.code.hash, p.hash), gt(t.code.until, p.at))),
);
/** What a typed code stands for; undefined: wrong, used or too old. */
export const codeTyped = async (
  db: Reader,
  of: { typed: string; at: Date },
): Promise<(Code & { readonly attempt: Attempt }) | undefined> => {
  const [row] = await byHash(db, { hash: hashOf(of.typed), at: of.at });
  return (
    row && {
      purpose: row.purpose,
      organisationId: row.organisationId ?? undefined,
      personId: row.personId ?? undefined,
      attempt: row.attempt ?? {},
    }
  );
};

const putAttempt = command((db, t, p: { hash: string; attempt: Attempt }) =>
  db.update(t.code).set({ attempt: p.attempt }).where(eq(t.code.hash, p.hash)),
);
/** Keeps what was filled in with a code for as long as the code. */
export const keepAttempt = async (tx: Tx, typed: string, attempt: Attempt): Promise<void> => {
  await putAttempt(tx, { hash: hashOf(typed), attempt });
};

const dropHash = command((db, t, p: { hash: string }) => db.delete(t.code).where(eq(t.code.hash, p.hash)).returning());
/** Uses a code up; false: someone was faster. */
export const useCode = async (tx: Tx, typed: string): Promise<boolean> =>
  (await dropHash(tx, { hash: hashOf(typed) })).length > 0;
