import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import { grantRole } from "../../src/store/people/roles.ts";
import { openDiscordHouse, openSlackHouse, personIn, type SlackHouse } from "../chat-house.ts";
import { status } from "../standins/slack/faults.ts";
import type { Person } from "../standins/slack/person.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ASSOCIATIONS = { name: "foreningar.csv", bytes: bytes("name;kind\nSolna;lokal\nTäby;lokal\n") };
const EVENINGS = {
  name: "kvallar.csv",
  bytes: bytes("date,start,end,title,place\n2022-08-20,17:00,19:00,Ring,Kista\n"),
};

const coordinator = async (house: SlackHouse): Promise<Person> => {
  const hedda = house.slack.user("Hedda");
  await hedda.command("/mydata language sv");
  const { personId, organisationId } = await personIn(house.stage.store, hedda.id);
  await house.stage.store.transact((tx) => grantRole(tx, { personId, organisationId, name: "coordinator" }));
  return hedda;
};

describe("a file in Slack, where a command brings none", () => {
  test("/association import asks for a table, shows what it would change and reads it in", async () => {
    await using house = await openSlackHouse();
    const hedda = await coordinator(house);

    const form = await hedda.command("/association import");
    const preview = await hedda.submit(form, {}, { files: { "Fil, högst 2 MB": ASSOCIATIONS } });
    const said = preview.words;
    const done = await hedda.press(preview, "Läs in");

    expect(form.kind).toBe("modal");
    expect(said).toContain("2 nya, 0 ändrade, 0 oförändrade.");
    expect(done.words).toContain("Klart: 2 nya");
    expect(house.faults).toEqual([]);
  });

  test("/activity import asks for a file, and for a name where none was typed", async () => {
    await using house = await openSlackHouse();
    const hedda = await coordinator(house);

    const named = await hedda.command("/activity import Ringkvällar");
    const preview = await hedda.submit(named, {}, { files: { file: EVENINGS } });
    const said = preview.words;
    await hedda.press(preview, "Läs in");
    const nameless = await hedda.command("/activity import");
    const same = await hedda.submit(nameless, { "Tabellens namn": "Ringkvällar" }, { files: { file: EVENINGS } });

    expect(said).toContain("Ringkvällar: 1 nya, 0 ändrade");
    expect(same.words).toContain("inget nytt");
    expect((await hedda.command("/schedule 20/8")).words).toContain("Kista");
  });

  test("whoever may not is told so instead of being asked for a file", async () => {
    await using house = await openSlackHouse();

    const refused = await house.slack.user("Bo").command("/association import");

    expect(refused.words).toContain("Det där får en samordnare göra.");
  });

  test("one larger than 2 MB is refused unread", async () => {
    await using house = await openSlackHouse();
    const hedda = await coordinator(house);
    const large = { name: "stor.csv", bytes: new Uint8Array(2 * 1024 * 1024 + 1) };

    const refused = await hedda.submit(await hedda.command("/association import"), {}, { files: { file: large } });

    expect(refused.words).toBe("Filen är större än 2 MB. Skicka en mindre.");
    expect(house.faults).toEqual([]);
  });

  test("one that Slack doesn't hand over changes nothing, and can be sent again", async () => {
    await using house = await openSlackHouse();
    const hedda = await coordinator(house);
    house.slack.faults.next("download", status(503));
    const send = async () =>
      hedda.submit(await hedda.command("/association import"), {}, { files: { file: ASSOCIATIONS } });

    const lost = await send();
    const again = await send();

    expect(lost.words).toContain("Jag kunde inte läsa filen, så inget är ändrat.");
    expect(again.words).toContain("2 nya");
    expect(house.faults).toHaveLength(1);
  });

  test("one that Slack doesn't hand over is missed in the form's language, whatever the reader's Slack speaks", async () => {
    await using house = await openSlackHouse();
    const hedda = await coordinator(house);
    await hedda.command("/mydata language en");
    const form = await hedda.command("/association import");
    house.slack.faults.next("download", status(503));

    const lost = await hedda.submit(form, {}, { files: { file: ASSOCIATIONS } });

    expect(lost.words).toContain("I could not read the file");
    expect(house.faults).toHaveLength(1);
  });

  test("without the scope for files the form says what is missing instead of opening", async () => {
    await using house = await openSlackHouse();
    const hedda = await coordinator(house);
    house.slack.scopes = house.slack.scopes.filter((scope) => scope !== "files:read");

    const refused = await hedda.command("/association import");

    expect(refused.words).toContain("Den som sköter appen kan ge den behörigheten files:read");
    expect(house.faults).toHaveLength(1);
  });

  test("a form sent twice by Slack is read once", async () => {
    await using house = await openSlackHouse();
    const hedda = await coordinator(house);
    const form = await hedda.command("/association import");

    await hedda.submit(form, {}, { files: { file: ASSOCIATIONS }, times: 2 });

    expect(hedda.whispers.filter(({ words }) => words.includes("2 nya"))).toHaveLength(1);
  });
});

test("on Discord the same form opens where no file was attached to the command", async () => {
  await using house = await openDiscordHouse();
  const permissions = PermissionFlagsBits.ManageEvents;
  const hedda = house.discord.member("Hedda", { locale: "sv-SE", permissions });
  await hedda.slash("mydata", { what: "language", value: "sv" });
  const { personId, organisationId } = await personIn(house.stage.store, hedda.id);
  await house.stage.store.transact((tx) => grantRole(tx, { personId, organisationId, name: "coordinator" }));

  const form = await hedda.slash("association", { what: "import" });
  const preview = await hedda.submit(form, { "Fil, högst 2 MB": ASSOCIATIONS });
  const done = await hedda.press(preview, "Läs in");
  const attached = await hedda.slash("association", { what: "import", file: ASSOCIATIONS });

  expect(done.text).toContain("Klart: 2 nya");
  expect(attached.text).toContain("Inget nytt.");
  expect(house.discord.refused).toEqual([]);
  expect(house.faults).toEqual([]);
});
