import type { Spec } from "../../chat/command.ts";
import type { Locale } from "../../domain/locale.ts";
import type { Board } from "./board.ts";
import type { Clockwork } from "./clockwork.ts";
import { wireSpecs } from "./commands.ts";
import { type Channel, PURPOSES, ROLES, reads, type Scene, type Standing } from "./scene.ts";
import type { Account, Shelf } from "./shelf.ts";
import type { State, Tell, WireChannel, WirePerson } from "./wire.ts";
import { WORDS } from "./words.ts";

export type Sources = {
  readonly shelf: Shelf;
  readonly scene: Scene;
  readonly clockwork: Clockwork;
  readonly board: Board;
};

/** Everything a page of this account shows. */
export const stateFor = async (sources: Sources, specs: readonly Spec[], account: string): Promise<State> => {
  const { people, channels } = await companyOf(sources, account);
  const locale = people.find((person) => person.account === account)?.locale ?? "en";
  const campaign = await sources.scene.campaign();
  return {
    me: account,
    locale,
    words: WORDS[locale],
    zone: campaign.zone,
    posts: campaign.locale,
    now: sources.clockwork.now().toISOString(),
    people,
    channels,
    specs: wireSpecs(specs, locale),
    messages: await sources.board.readBy(account),
  };
};

/** The people and the channels as this account finds them now. */
export const companyOf = async (
  { shelf, scene }: Sources,
  account: string,
): Promise<Omit<Extract<Tell, { kind: "people" }>, "kind">> => {
  const accounts = await shelf.accounts();
  const known = await Promise.all(accounts.map(async (one) => ({ one, standing: await scene.standing(one.id) })));
  const mine = known.find(({ one }) => one.id === account)?.standing;
  return {
    people: known.map(({ one, standing }) => personOf(one, standing)).sort(byRole),
    channels: (await scene.channels()).map((channel) => channelFor(channel, mine)).sort(byPurpose),
  };
};

/** Whom a page shows first: an activist who reads the language, else anybody. */
export const firstAccount = async (sources: Sources, locale: Locale | undefined): Promise<string | undefined> => {
  const { people } = await companyOf(sources, "");
  const activists = people.filter(({ role }) => role === "activist");
  return (activists.find((person) => person.locale === locale) ?? activists[0] ?? people[0])?.account;
};

const personOf = ({ id, name, locale }: Account, standing: Standing): WirePerson => ({
  account: id,
  name,
  role: standing.role,
  association: standing.association,
  locale: standing.locale ?? locale,
});

const channelFor = (channel: Channel, standing: Standing | undefined): WireChannel => ({
  id: channel.id,
  name: channel.name,
  purpose: channel.purpose,
  association: channel.association,
  open: standing !== undefined && reads(standing, channel),
});

const byPurpose = (a: WireChannel, b: WireChannel): number => PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose);
const byRole = (a: WirePerson, b: WirePerson): number => ROLES.indexOf(a.role) - ROLES.indexOf(b.role);
