import { channelsFor } from "../organisation/channels.ts";
import { organisersOf } from "../people/roles.ts";
import { type Squad, squadsOn } from "../signup/squads.ts";
import type { Reader } from "../store.ts";
import type { NewPost } from "./posts.ts";

type To = NewPost["to"];

/** The association's organisers, or where it has none its channels. */
export const speakersOf = async (
  db: Reader,
  organisationId: string,
  { associationId }: Pick<Squad, "associationId">,
): Promise<readonly To[]> => {
  const organisers = await organisersOf(db, associationId);
  if (organisers.length > 0) return organisers.map((personId) => ({ personId }));
  const channels = await channelsFor(db, { organisationId, purpose: "association" });
  return channels.filter((one) => one.associationId === associationId).map(({ id }) => ({ channelId: id }));
};

/** An association that reserved seats on a shift, and who hears for it of a change there. */
export type SquadTold = { readonly squadId: string; readonly name: string; readonly to: readonly To[] };

/** The squads of a shift whose associations hear of a change, without people in `except`, each person once. */
export const squadsTold = async (
  db: Reader,
  of: { readonly organisationId: string; readonly shiftId: string; readonly except: readonly string[] },
): Promise<readonly SquadTold[]> => {
  const heard = new Set(of.except);
  const told: SquadTold[] = [];
  for (const squad of await squadsOn(db, of)) {
    if (squad.seats === 0) continue;
    const to = (await speakersOf(db, of.organisationId, squad)).filter(
      (one) => "channelId" in one || !heard.has(one.personId),
    );
    for (const one of to) if ("personId" in one) heard.add(one.personId);
    if (to.length > 0) told.push({ squadId: squad.id, name: squad.name, to });
  }
  return told;
};
