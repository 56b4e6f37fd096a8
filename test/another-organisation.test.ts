import { eq } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { expect, test } from "vitest";
import { actions } from "../commands/index.ts";
import type { Input } from "../src/chat/index.ts";
import { addOrganisation, currentCampaigns } from "../src/store/organisation/campaigns.ts";
import { linkWorkspace } from "../src/store/organisation/channels.ts";
import { grantRole } from "../src/store/people/roles.ts";
import { type House, openHouse } from "./house.ts";

const OURS = { platform: "playground", externalId: "ours" } as const;
const WORKSPACE_ID = "playground:ours";

/** A second organisation beside the example's in one database; answers what its coordinator Mallory is told. */
const secondOrganisation = async (house: House) => {
  const [campaign] = await house.store.read(currentCampaigns);
  if (!campaign) throw new Error("the example has no campaign");
  await house.store.transact(async (tx, t) => {
    const organisation = { id: "ours", name: "Grannen", example: false };
    await addOrganisation(tx, t, organisation, { ...campaign, id: "our-campaign", name: "Vårt val" }, new Date(0));
    await linkWorkspace(tx, { id: WORKSPACE_ID, organisationId: "ours", ...OURS });
  });
  const act = (input: Input) => house.actAt("Mallory", { workspace: OURS.externalId }, input);
  await act({ kind: "line", text: "/mydata language sv" });
  await house.store.transact(async (tx, t) => {
    const [mallory] = await tx.select().from(t.account).where(eq(t.account.workspaceId, WORKSPACE_ID));
    if (!mallory) throw new Error("Mallory did not arrive");
    await grantRole(tx, { personId: mallory.personId, organisationId: "ours", name: "coordinator" });
  });
  return { theirs: campaign.organisationId, act };
};

/** Every row of an organisation, as text. */
const rowsOf = (house: House, organisationId: string): Promise<readonly string[]> =>
  house.store.read(async (db, t) => {
    const rows: string[] = [];
    for (const table of Object.values(t) as SQLiteTable[])
      for (const row of await db.select().from(table)) {
        const text = JSON.stringify(row);
        if (text.includes(organisationId)) rows.push(`${getTableConfig(table).name} ${text}`);
      }
    return rows.sort();
  });

test("another organisation's ids reach nothing of it, by whatever button or form they come, from a coordinator of one's own", async () => {
  await using house = await openHouse();
  const { theirs, act } = await secondOrganisation(house);
  const ids = await house.store.read(async (db, t) => {
    const tables = [t.shift, t.activity, t.association, t.person, t.report, t.channel];
    return Promise.all(tables.map(async (table) => (await db.select({ id: table.id }).from(table).limit(1))[0]?.id));
  });
  const before = await rowsOf(house, theirs);
  const told: string[] = [];

  for (const { name } of actions)
    for (const id of ids) told.push((await act({ kind: "press", id: `${name}:${id}` })).text);

  expect(ids).not.toContain(undefined);
  expect(before.length).toBeGreaterThan(100);
  expect(await rowsOf(house, theirs)).toEqual(before);
  expect(told.filter((text) => /Högdalen|Årstadal|Vantör|Huddinge|Bar Kaja/.test(text))).toEqual([]);
  expect(told.filter((text) => text.includes("Jag hittar inte det där.")).length).toBeGreaterThan(100);
  expect(house.faults).toEqual([]);
});
