import { LOCALES } from "../../domain/locale.ts";
import type { Kit } from "../kit.ts";
import type { organisationTables } from "./organisation.ts";

type Organisation = ReturnType<typeof organisationTables>;

export const peopleTables = (k: Kit, { organisation, workspace, association }: Organisation) => {
  const person = k.table("person", {
    id: k.text("id").primaryKey(),
    organisationId: k
      .text("organisation_id")
      .notNull()
      .references(() => organisation.id),
    locale: k.oneOf("locale", LOCALES),
    /** Kinds of message the person has turned off. */
    muted: k.json<readonly string[]>("muted").notNull(),
    createdAt: k.instant("created_at").notNull(),
  });
  const account = k.table(
    "account",
    {
      workspaceId: k
        .text("workspace_id")
        .notNull()
        .references(() => workspace.id),
      externalId: k.text("external_id").notNull(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      personId: k
        .text("person_id")
        .notNull()
        .references(() => person.id),
      seenAt: k.instant("seen_at").notNull(),
    },
    (t) => [
      k.primaryKey({ name: "account_pk", columns: [t.workspaceId, t.externalId] }),
      k.index("account_person").on(t.personId),
    ],
  );
  const membership = k.table(
    "membership",
    {
      personId: k
        .text("person_id")
        .notNull()
        .references(() => person.id),
      associationId: k
        .text("association_id")
        .notNull()
        .references(() => association.id),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
    },
    (t) => [k.primaryKey({ name: "membership_pk", columns: [t.personId, t.associationId] })],
  );
  const role = k.table(
    "role",
    {
      personId: k
        .text("person_id")
        .notNull()
        .references(() => person.id),
      name: k.oneOf("name", ["organiser", "coordinator"]).notNull(),
      /** Empty for a coordinator, whose field is the organisation: a key holds no nulls. */
      associationId: k.text("association_id").notNull(),
      /** The workspace whose own role it follows; empty where a coordinator gave it. */
      source: k.text("source").notNull(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
    },
    (t) => [
      k.primaryKey({ name: "role_pk", columns: [t.personId, t.name, t.associationId, t.source] }),
      k.index("role_organisation").on(t.organisationId),
    ],
  );
  /** Someone asks to be organiser of an association; gone once a coordinator has answered. */
  const claim = k.table(
    "claim",
    {
      personId: k
        .text("person_id")
        .notNull()
        .references(() => person.id),
      associationId: k
        .text("association_id")
        .notNull()
        .references(() => association.id),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      at: k.instant("at").notNull(),
    },
    (t) => [
      k.primaryKey({ name: "claim_pk", columns: [t.personId, t.associationId] }),
      k.index("claim_organisation").on(t.organisationId),
    ],
  );
  /** People who said that they may be asked to fill a hole, and when and where. */
  const willing = k.table(
    "willing",
    {
      personId: k
        .text("person_id")
        .primaryKey()
        .references(() => person.id),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      /** 0 is Monday; empty: any day. */
      weekdays: k.json<readonly number[]>("weekdays").notNull(),
      /** Empty: anywhere. */
      areas: k.json<readonly string[]>("areas").notNull(),
    },
    (t) => [k.index("willing_organisation").on(t.organisationId)],
  );
  /** What someone has written and not confirmed yet: a change that people must be told of, a file's preview. */
  const draft = k.table(
    "draft",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      personId: k
        .text("person_id")
        .notNull()
        .references(() => person.id),
      kind: k.text("kind").notNull(),
      body: k.json<unknown>("body").notNull(),
      until: k.instant("until").notNull(),
    },
    (t) => [k.index("draft_until").on(t.organisationId, t.until), k.index("draft_person").on(t.personId)],
  );
  /** One-time codes: the first coordinator's, and those that link a second account or workspace. Only hashes are kept. */
  const code = k.table("code", {
    hash: k.text("hash").primaryKey(),
    purpose: k.oneOf("purpose", ["setup", "person", "workspace"]).notNull(),
    organisationId: k.text("organisation_id").references(() => organisation.id),
    personId: k.text("person_id").references(() => person.id),
    until: k.instant("until").notNull(),
    /** What was filled in with it and refused, so that it need not be typed again. */
    attempt: k.json<Readonly<Record<string, string>>>("attempt"),
  });
  const audit = k.table(
    "audit",
    {
      id: k.text("id").primaryKey(),
      organisationId: k
        .text("organisation_id")
        .notNull()
        .references(() => organisation.id),
      actorId: k.text("actor_id"),
      verb: k.text("verb").notNull(),
      subject: k.text("subject").notNull(),
      at: k.instant("at").notNull(),
    },
    (t) => [k.index("audit_time").on(t.organisationId, t.at)],
  );
  return { person, account, membership, role, claim, willing, draft, code, audit };
};
