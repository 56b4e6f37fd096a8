import { describe, expect, test } from "vitest";
import { Doubt, Gone, Later } from "../../../src/chat/index.ts";
import { troubledPosts } from "../../../src/store/delivery/outbox.ts";
import { grantRole } from "../../../src/store/people/roles.ts";
import { ENGINES } from "../../stores.ts";
import { first, HOUR, office, START } from "../office.ts";

describe.each(ENGINES)("a message on its way, on %s", (engine) => {
  test("finds a message whose answer was lost instead of sending it again", async () => {
    await using house = await office(engine, first("send", { done: true, error: new Doubt("dropped") }));
    await house.post("hej");

    await house.flush();
    await house.pass(1_000);

    expect(house.texts()).toEqual(["#dagens hej"]);
    expect(await house.states()).toEqual([["said", "sent", null]]);
  });

  test("sends a message again that is in doubt and not to be found", async () => {
    await using house = await office(engine, first("send", { done: false, error: new Doubt("dropped") }));
    await house.post("hej");

    await house.flush();
    await house.pass(1_000);

    expect(house.texts()).toEqual(["#dagens hej"]);
  });

  test("takes an unknown error of a platform for doubt, not for failure", async () => {
    await using house = await office(engine, first("send", { done: true, error: new Error("who knows") }));
    await house.post("hej");

    await house.flush();
    await house.pass(1_000);

    expect(house.texts()).toEqual(["#dagens hej"]);
    expect(house.log.faults).toHaveLength(1);
  });

  test("still looks first when the platform puts the look off", async () => {
    const troubles = [
      ["send", { done: true, error: new Doubt("dropped") }],
      ["find", { done: false, error: new Later(30_000) }],
    ] as const;
    const left = [...troubles];
    await using house = await office(engine, (verb) => (left[0]?.[0] === verb ? left.shift()?.[1] : undefined));
    await house.post("hej");

    await house.flush();
    await house.pass(1_000);
    await house.pass(30_000);

    expect(house.texts()).toEqual(["#dagens hej"]);
    expect(left).toEqual([]);
  });

  test("waits as long as the platform asks, without counting that as a failure", async () => {
    const later = { done: false, error: new Later(10_000) };
    await using house = await office(engine, first("send", later, later, later));
    await house.post("hej");

    await house.flush();
    await house.pass(9_999);
    const early = house.texts();
    for (let n = 0; n < 3; n++) await house.pass(10_000);

    expect(early).toEqual([]);
    expect(house.texts()).toEqual(["#dagens hej"]);
    const [post] = await house.stage.store.read((db, t) => db.select().from(t.post));
    expect(post?.attempts).toBe(1);
  });

  test("wakes nobody with what was held up until the night, unless it is what may", async () => {
    const later = { done: false, error: new Later(2 * HOUR) };
    await using house = await office(engine, first("send", later, later, later));
    await house.pass(13 * HOUR);
    await house.post("till en", { to: { personId: await house.stage.person("p") } });
    await house.post("väck mig", { to: { personId: await house.stage.person("q") }, view: "loud" });
    await house.post("till alla");

    await house.flush();
    await house.pass(2 * HOUR);
    const night = house.texts();
    await house.pass(9 * HOUR - 1);
    const dawn = house.texts();
    await house.pass(1);

    expect(night.toSorted()).toEqual(["#dagens till alla", "@q väck mig"]);
    expect(dawn).toEqual(night);
    expect(house.texts().slice(2)).toEqual(["@p till en"]);
  });

  test("calls a message uncertain, and says so, when it can't be settled for a day", async () => {
    const doubt = { done: false, error: new Doubt("silence") };
    await using house = await office(engine, (_verb, place) => (place === "#dagens" ? doubt : undefined));
    await house.post("hej");

    for (let n = 0; n < 200; n++) await house.pass(HOUR / 4);

    expect(await house.states()).toContainEqual(["said", "uncertain", "uncertain"]);
    expect(house.texts()).toHaveLength(1);
    expect(house.texts()[0]).toContain("#samordning");
    expect(await house.stage.store.read(troubledPosts)).toEqual([{ state: "uncertain", fault: "uncertain", count: 1 }]);
  });

  test("gives up what can't be sent when its time is over, and says so once a day", async () => {
    const doubt = { done: false, error: new Doubt("silence") };
    await using house = await office(engine, (verb, place) =>
      verb === "send" && place === "#dagens" ? doubt : undefined,
    );
    const until = new Date(START.getTime() + HOUR);
    await house.post("ett", { until });
    await house.post("två", { until });

    for (let n = 0; n < 20; n++) await house.pass(HOUR / 4);

    const states = (await house.states()).filter(([view]) => view === "said");
    expect(states).toEqual([
      ["said", "expired", "undelivered"],
      ["said", "expired", "undelivered"],
    ]);
    expect(house.texts()).toHaveLength(1);
  });

  test("does not send what is not worth it any more, and tells nobody", async () => {
    await using house = await office(engine);
    await house.post("hej", { until: START, view: "said" });
    await house.post("hej", { view: "silent" });

    await house.flush();

    expect(house.texts()).toEqual([]);
    expect((await house.states()).map(([, state, fault]) => [state, fault])).toEqual([
      ["expired", null],
      ["expired", null],
    ]);
  });

  test("parks what goes to a channel that is gone, and reports the channel once", async () => {
    const gone = { done: false, error: new Gone("forbidden") };
    await using house = await office(engine, (_verb, place) => (place === "#dagens" ? gone : undefined));
    for (const words of ["ett", "två", "tre"]) await house.post(words);

    await house.flush();
    await house.pass(48 * HOUR);
    await house.post("fyra");
    await house.flush();

    expect((await house.states()).filter(([view]) => view === "said")).toEqual(
      Array.from({ length: 4 }, () => ["said", "parked", "forbidden"]),
    );
    expect(house.texts()).toEqual([
      "#samordning Jag får inte skriva i en av kanalerna. Ge mig rätt att skriva där. Det gäller kanalen för dagens inlägg i övningen.",
    ]);
  });

  test("reports the coordinators' own channel to them privately", async () => {
    const gone = { done: false, error: new Gone("forbidden") };
    await using house = await office(engine, (_verb, place) => (place === "#samordning" ? gone : undefined));
    const personId = await house.stage.person("hedda");
    const { organisationId } = await house.stage.campaign();
    await house.stage.store.transact((tx) => grantRole(tx, { personId, organisationId, name: "coordinator" }));
    await house.post("veckan", { to: house.channel("samordning") });

    await house.flush();

    expect(house.texts()).toEqual([
      "@hedda Jag får inte skriva i en av kanalerna. Ge mig rätt att skriva där. Det gäller samordnarnas kanal i övningen.",
    ]);
  });

  test("goes to a person's other account where the latest can't be reached", async () => {
    const gone = { done: false, error: new Gone("unreachable-person") };
    await using house = await office(engine, (_verb, place) => (place === "@ny" ? gone : undefined));
    const personId = await house.stage.person("gammal");
    const { organisationId } = await house.stage.campaign();
    await house.stage.store.transact(async (tx, t) => {
      const [known] = await tx.select().from(t.account);
      await tx
        .insert(t.workspace)
        .values({ id: "playground:annan", organisationId, platform: "playground", externalId: "annan" });
      if (known)
        await tx
          .insert(t.account)
          .values({ ...known, workspaceId: "playground:annan", externalId: "ny", seenAt: START });
    });
    await house.post("hej", { to: { personId } });

    await house.flush();

    expect(house.texts()).toEqual(["@gammal hej"]);
  });

  test("keeps a post whose rendering fails for a later try, and logs the fault", async () => {
    await using house = await office(engine);
    await house.post("hej", { view: "broken" });

    await house.flush();

    expect(await house.states()).toEqual([["broken", "pending", "fault"]]);
    expect(house.log.faults).toHaveLength(1);
  });
});
