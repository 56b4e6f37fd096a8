import { expect, test } from "vitest";
import { namesFrom, unnamed } from "../../src/bot/names.ts";
import { message, type Platform, text } from "../../src/chat/index.ts";
import { linkWorkspace } from "../../src/store/organisation/channels.ts";
import { addAccount, workspaceIdOf } from "../../src/store/people/accounts.ts";
import { type Stage, stageOn } from "../stage.ts";

/** A platform that knows some people by name. */
const knowing = (people: Readonly<Record<string, string>>): Platform => ({
  start: async () => {},
  send: async () => ({ channel: "", parts: [] }),
  edit: async () => {},
  find: async () => undefined,
  profile: async (_workspace, account) => {
    const name = people[account];
    return name === undefined ? undefined : { name, locale: undefined, member: true };
  },
  [Symbol.asyncDispose]: async () => {},
});

const HERE = workspaceIdOf("playground", "playground");

const inSlack = async ({ store, campaign }: Stage, account: string): Promise<string> => {
  const { organisationId } = await campaign();
  const workspaceId = workspaceIdOf("slack", "T1");
  await store.transact(async (tx) => {
    await linkWorkspace(tx, { id: workspaceId, organisationId, platform: "slack", externalId: "T1" });
    await addAccount(tx, { personId: "far", organisationId, workspaceId, account, at: new Date(0) });
  });
  return "far";
};

test("a person of this workspace is named by their account there, others by what their platform calls them", async () => {
  await using stage = await stageOn();
  const near = await stage.person("kim");
  const far = await inSlack(stage, "U1");
  const names = namesFrom(
    stage.store,
    new Map([
      ["playground", knowing({ kim: "Kim" })],
      ["slack", knowing({ U1: "Bo" })],
    ]),
  );

  const said = await names(
    message(
      text([
        { person: near, notify: true },
        " och ",
        { person: far, notify: false },
        " och ",
        { person: "gone", notify: false },
      ]),
    ),
    HERE,
  );

  expect(said).toEqual(message(text([{ person: "kim", notify: true }, " och ", "Bo", " och ", "–"])));
});

test("a menu names people in plain words", async () => {
  await using stage = await stageOn();
  const near = await stage.person("kim");
  const stranger = await stage.person("unknown");
  const names = namesFrom(stage.store, new Map([["playground", knowing({ kim: "Kim" })]]));
  const menu = (choices: readonly { value: string; label: string; person?: string }[]) =>
    message({ kind: "select", action: "a", label: "Vem?", choices });

  const said = await names(
    menu([
      { value: "1", label: ", Solna", person: near },
      { value: "2", label: ", Bromma", person: stranger },
      { value: "3", label: "Ingen" },
    ]),
    HERE,
  );

  expect(said).toEqual(
    menu([
      { value: "1", label: "Kim, Solna" },
      { value: "2", label: "–, Bromma" },
      { value: "3", label: "Ingen" },
    ]),
  );
});

test("a message about nobody stays the same, and what says a refusal still does", async () => {
  await using stage = await stageOn();
  const person = await stage.person("kim");
  const names = namesFrom(stage.store, new Map());
  const plain = message(text("hej"));

  expect(await names(plain, HERE)).toBe(plain);
  expect(await names({ ...message(text([{ person, notify: false }])), refused: true }, HERE)).toMatchObject({
    refused: true,
  });
});

test("where nobody can be asked, no id is shown", () => {
  const menu = {
    kind: "select",
    action: "a",
    label: "Vem?",
    choices: [{ value: "1", label: ", Solna", person: "p1" }],
  } as const;

  const said = unnamed(message(text([{ person: "p1", notify: true }, " kommer"]), menu));

  expect(JSON.stringify(said)).not.toContain("p1");
  expect(said.blocks[1]).toMatchObject({ choices: [{ value: "1", label: "–, Solna" }] });
});
