import { nanoid } from "nanoid";
import { accountOf } from "./adapters/playground/account.ts";
import { UserError } from "./domain/error.ts";
import { DEFAULT_LOCALE, type Locale } from "./domain/locale.ts";
import { dayAt, momentOf } from "./domain/moment.ts";
import { type CleanText, cleanText, cutText, foldText, quoted, TEXT_LIMITS } from "./domain/text.ts";
import { EXAMPLE_PEOPLE } from "./example-people.ts";
import { PLAYGROUND } from "./playground.ts";
import { firstActivityDay } from "./store/activity/activities.ts";
import { lastLook } from "./store/delivery/occurrences.ts";
import { associationsOf } from "./store/organisation/associations.ts";
import { addAccount, homeOf, setLocale } from "./store/people/accounts.ts";
import { grantRole, joinAssociation } from "./store/people/roles.ts";
import { playgroundShelf } from "./store/playground.ts";
import type { Reader, Store } from "./store/store.ts";

/** Someone of the playground, with a role and association to be given where they are not held yet. */
export type Seat = {
  readonly name: string;
  readonly role: "activist" | "organiser" | "coordinator";
  readonly association: string | undefined;
  /** As chosen with the bot; absent: the campaign's. */
  readonly locale?: Locale | undefined;
};

/**
 * Makes sure that the playground knows this person and that they hold their role; answers their account. Somebody who is
 * a plain activist is not stored by the bot until they act. UserError: no such name, organisation or association.
 */
export const seatPerson = async (
  store: Store,
  { name, role, association, locale }: Seat,
  at: Date,
): Promise<string> => {
  const clean = cleanText(name, TEXT_LIMITS.name);
  if (clean.kind !== "ok") throw refusedName(name, clean);
  const account = accountOf(clean.text);
  const shelf = playgroundShelf(store);
  const known = (await shelf.accounts()).some(({ id }) => id === account);
  if (!known) await shelf.putAccount({ id: account, name: clean.text, locale: locale ?? DEFAULT_LOCALE });
  if (role === "activist" && !association) return account;
  await store.transact(async (tx) => {
    const home = await homeOf(tx, { workspaceId: PLAYGROUND, account });
    if (!home) throw new UserError("error.no-organisation");
    const { organisationId } = home.campaign;
    const all = await associationsOf(tx, { organisationId });
    const named = all.find((one) => foldText(one.name) === foldText(association ?? ""));
    if (association && !named) throw new UserError("error.no-association", { said: quoted(association) });
    const personId = home.person?.id ?? nanoid();
    if (!home.person) {
      await addAccount(tx, { personId, organisationId, workspaceId: PLAYGROUND, account, at });
      if (locale) await setLocale(tx, { personId, locale });
    }
    if (role === "coordinator") await grantRole(tx, { personId, organisationId, name: "coordinator" });
    if (role === "organiser" && named) {
      await grantRole(tx, { personId, organisationId, name: "organiser", associationId: named.id });
    }
    if (named) await joinAssociation(tx, { personId, association: named, organisationId });
  });
  return account;
};

const refusedName = (name: string, clean: Exclude<CleanText, { kind: "ok" }>): UserError => {
  switch (clean.kind) {
    case "blank":
      return new UserError("error.text-blank");
    case "too-long":
      return new UserError("import.text-too-long", { text: cutText(quoted(name), 40), max: clean.max });
    case "refused":
      return new UserError("error.text-refused");
  }
};

/** A playground that nobody is in yet gets someone of each role, without associations it does not have. */
export const seatPeople = async (store: Store, at: Date): Promise<void> => {
  if ((await playgroundShelf(store).accounts()).length > 0) return;
  const home = await store.read((db) => homeOf(db, { workspaceId: PLAYGROUND, account: "" }));
  if (!home) return;
  const associations = await store.read((db) => associationsOf(db, home.campaign));
  const [first] = associations;
  for (const person of EXAMPLE_PEOPLE) {
    const association = associations.find(({ name }) => name === person.association)?.name ?? first?.name;
    if (person.role === "organiser" && !association) continue;
    await seatPerson(store, { ...person, association: person.role === "organiser" ? association : undefined }, at);
  }
};

/** The example's people, without a role yet: whoever sets a campaign up becomes its coordinator. */
export const seatNewcomers = async (store: Store, at: Date): Promise<void> => {
  for (const { name } of EXAMPLE_PEOPLE)
    await seatPerson(store, { name, role: "activist", association: undefined }, at);
};

/** The ids of the playground's people whom the bot knows, by name. */
export const people = async (store: Store): Promise<ReadonlyMap<string, string>> => {
  const accounts = await playgroundShelf(store).accounts();
  return store.read(async (db: Reader) => {
    const known = new Map<string, string>();
    for (const { id, name } of accounts) {
      const person = (await homeOf(db, { workspaceId: PLAYGROUND, account: id }))?.person;
      if (person) known.set(name, person.id);
    }
    return known;
  });
};

/**
 * When the playground opens: where it was left; else now, while the campaign runs; else on the morning of its first day of
 * activities.
 */
export const openingMoment = async (store: Store, now: Date): Promise<Date> => {
  const last = await store.read(lastLook);
  if (last) return last;
  const home = await store.read((db) => homeOf(db, { workspaceId: PLAYGROUND, account: "" }));
  if (!home) return now;
  const { zone, firstDay, lastDay, hours, id } = home.campaign;
  const today = dayAt(now, zone);
  if (today >= firstDay && today <= lastDay) return now;
  const first = await store.read((db) => firstActivityDay(db, { campaignId: id }));
  return momentOf(first ?? firstDay, hours.dailySchedule, zone);
};
