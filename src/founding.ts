import { nanoid } from "nanoid";
import { WORKSPACE } from "./adapters/playground/account.ts";
import type { Day } from "./domain/day.ts";
import type { Campaign } from "./domain/organisation.ts";
import { DEFAULT_HOURS, DEFAULT_ZONE } from "./domain/organisation.ts";
import { FIRST_CHANNELS, PLAYGROUND } from "./playground.ts";
import { addOrganisation } from "./store/organisation/campaigns.ts";
import { linkWorkspace, setChannel } from "./store/organisation/channels.ts";
import type { Tx } from "./store/store.ts";
import type { Tables } from "./store/tables.ts";

export type Founding = {
  readonly organisation: string;
  readonly campaign: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly example: boolean;
  readonly at: Date;
};

/** Founds an organisation with a Swedish campaign in Stockholm's time, in the playground with its first channels. */
export const found = async (tx: Tx, t: Tables, founding: Founding): Promise<Campaign> => {
  const { organisation, campaign: name, firstDay, lastDay, example, at } = founding;
  const organisationId = nanoid();
  const campaign = {
    id: nanoid(),
    name,
    firstDay,
    lastDay,
    zone: DEFAULT_ZONE,
    locale: "sv",
    settings: {},
  } as const;
  await addOrganisation(tx, t, { id: organisationId, name: organisation, example }, campaign, at);
  await linkWorkspace(tx, { id: PLAYGROUND, organisationId, platform: "playground", externalId: WORKSPACE });
  for (const channel of FIRST_CHANNELS) {
    await setChannel(tx, { ...channel, organisationId, workspaceId: PLAYGROUND, associationId: undefined });
  }
  return { ...campaign, organisationId, hours: DEFAULT_HOURS };
};
