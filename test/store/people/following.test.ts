import { describe, expect, test } from "vitest";
import { changeCampaign } from "../../../src/store/organisation/campaigns.ts";
import { depart } from "../../../src/store/people/departing.ts";
import { followRoles } from "../../../src/store/people/following.ts";
import { coordinatorsOf, givenRoles, grantRole, organisersOf, standingOf } from "../../../src/store/people/roles.ts";
import { type Stage, stageOn, summer } from "../../stage.ts";
import { ENGINES } from "../../stores.ts";

const HERE = "playground:playground";
const at = summer("2022-08-17 09:00");

/** Solna's organisers bear role 12, coordinators role 11. */
const following = async (stage: Stage) => {
  const solna = await stage.association("Solna");
  const kim = await stage.person("kim");
  const workspaceId = (await stage.store.read((db, t) => db.select().from(t.workspace)))[0]?.id ?? HERE;
  await stage.change({
    settings: {
      followedRoles: [
        { workspaceId, role: "11" },
        { workspaceId, role: "12", associationId: solna },
      ],
    },
  });
  const see = async (...borne: string[]): Promise<void> => {
    const campaign = await stage.campaign();
    await stage.store.transact((tx) => followRoles(tx, campaign, { personId: kim, workspaceId, borne, at }));
  };
  const roles = async () => {
    const { organisationId } = await stage.campaign();
    return {
      coordinators: await stage.store.read((db) => coordinatorsOf(db, organisationId)),
      organisers: await stage.store.read((db) => organisersOf(db, solna)),
    };
  };
  return { solna, kim, workspaceId, see, roles };
};

describe.each(ENGINES)("roles that follow a platform's own, on %s", (engine) => {
  test("count in the lists of who is told once they were seen, and no longer once they were seen to be gone", async () => {
    await using stage = await stageOn(engine);
    const { kim, see, roles } = await following(stage);

    await see("11", "12", "99");
    const with_ = await roles();
    await see("12");
    const less = await roles();

    expect(with_).toEqual({ coordinators: [kim], organisers: [kim] });
    expect(less).toEqual({ coordinators: [], organisers: [kim] });
  });

  test("take nothing from what was given by hand, and count nobody twice", async () => {
    await using stage = await stageOn(engine);
    const { kim, solna, see, roles } = await following(stage);
    const { organisationId } = await stage.campaign();
    await stage.store.transact((tx) =>
      grantRole(tx, { personId: kim, organisationId, name: "organiser", associationId: solna }),
    );

    await see("12");
    const both = await roles();
    await see();

    expect(both.organisers).toEqual([kim]);
    expect((await roles()).organisers).toEqual([kim]);
    expect(await stage.store.read((db) => givenRoles(db, { organisationId }))).toEqual([
      { personId: kim, name: "organiser", associationId: solna },
    ]);
  });

  test("end for everyone when the campaign lets them follow no more", async () => {
    await using stage = await stageOn(engine);
    const { see, roles } = await following(stage);
    await see("11", "12");
    const campaign = await stage.campaign();

    await stage.store.transact((tx) => changeCampaign(tx, { ...campaign, settings: {} }));

    expect(await roles()).toEqual({ coordinators: [], organisers: [] });
  });

  test("go with the account in that workspace", async () => {
    await using stage = await stageOn(engine);
    const { kim, workspaceId, see, roles } = await following(stage);
    await see("11");

    await stage.store.transact((tx, t) => depart(tx, t, { workspaceId, account: "kim", at }));

    expect((await roles()).coordinators).toEqual([]);
    expect(await stage.store.read((db) => standingOf(db, kim))).toMatchObject({ coordinator: false });
  });
});
