import { nanoid } from "nanoid";
import { describe, expect, test } from "vitest";
import { WORKSPACE } from "../../../src/adapters/playground/account.ts";
import { type Action, type Command, completesNothing } from "../../../src/bot/command.ts";
import { describeCommand, option } from "../../../src/bot/describe.ts";
import { dispatcher } from "../../../src/bot/dispatch.ts";
import type { Names } from "../../../src/bot/names.ts";
import { type Input, message, plainText, text } from "../../../src/chat/index.ts";
import { UserError } from "../../../src/domain/error.ts";
import { type CampaignHouse, openCampaign } from "../../campaign.ts";

/** The engine over the house's store, with a command and a button of the test's own. */
const engineOn = (house: CampaignHouse, run: () => never, names: Names = async (said) => said) => {
  const faults: { readonly reference: string; readonly error: unknown; readonly values: unknown }[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    fault: (reference: string, error: unknown, values: unknown) => void faults.push({ reference, error, values }),
  };
  const command: Command = {
    spec: describeCommand("break", "command.schedule.about", [option("what", "rest", "command.schedule.what")]),
    handler: ({ what }) =>
      what === "read"
        ? { kind: "read", answers: "private", run: async () => run() }
        : { kind: "write", answers: "private", run: async () => run() },
    complete: async () => run(),
  };
  const done: Action = {
    name: "done",
    handler: {
      kind: "write",
      answers: "update",
      run: async ({ actor }) => message(text([{ person: actor.personId, notify: false }, " kommer"])),
    },
  };
  const quiet: Command = { ...command, spec: { ...command.spec, name: "quiet" }, complete: completesNothing };
  const places: Action = {
    name: "places",
    handler: {
      kind: "read",
      answers: "private",
      lists: true,
      run: async ({ listed }) =>
        message(text(listed ? `${listed.length} kanaler` : "Vilka kanaler som finns vet jag inte.")),
    },
  };
  const dispatch = dispatcher({
    store: house.store,
    commands: [command, quiet],
    actions: [done, places],
    names,
    channels: new Map([["playground", { list: async () => run() }]]),
    roles: new Map(),
    log,
    wake: () => {},
  });
  const callOf = () => ({
    key: nanoid(),
    platform: "playground" as const,
    workspace: WORKSPACE,
    channel: undefined,
    caller: { account: "kim", locale: undefined, managesWorkspace: false, platformRoles: [] },
    at: new Date("2022-08-17T10:00:00Z"),
    files: {},
  });
  return { faults, dispatch, callOf, answer: (input: Input) => dispatch.answer({ ...callOf(), input }) };
};

const saidBy = (answer: Awaited<ReturnType<ReturnType<typeof engineOn>["answer"]>>): string =>
  answer.kind === "message" ? plainText(answer.message) : answer.kind;

describe("a fault of ours", () => {
  test.each(["write", "read"])("in a %s is told by a number, which the log holds with its cause", async (kind) => {
    await using house = await openCampaign();
    const cause = new Error("the disk is full");
    const engine = engineOn(house, () => {
      throw new Error("could not do it", { cause });
    });

    const answer = await engine.answer({ kind: "line", text: `/break ${kind} Hemligt Namn` });

    const [fault] = engine.faults;
    expect(answer).toMatchObject({ kind: "message", refused: true });
    expect(saidBy(answer)).toBe(
      `Något gick fel hos mig. Inget är sparat. Säg numret ${fault?.reference} till den som sköter mig.`,
    );
    expect(fault?.reference).toMatch(/^[2-9A-Z]{8}$/);
    expect(fault?.error).toMatchObject({ message: "could not do it", cause });
    expect(JSON.stringify(fault?.values)).not.toContain("Hemligt");
  });

  test("leaves nothing of the act behind", async () => {
    await using house = await openCampaign();
    const engine = engineOn(house, () => {
      throw new Error("no");
    });

    await engine.answer({ kind: "line", text: "/break" });

    const left = await house.store.read(async (db, t) => [
      ...(await db.select().from(t.account)),
      ...(await db.select().from(t.seen)),
    ]);
    expect(left).toEqual([]);
  });

  test("that the platform can't list its channels keeps nothing from what needs no list", async () => {
    await using house = await openCampaign();
    const engine = engineOn(house, () => {
      throw new Error("busy");
    });

    const answer = await engine.answer({ kind: "press", id: "places" });

    expect(saidBy(answer)).toBe("Vilka kanaler som finns vet jag inte.");
    expect(engine.faults).toMatchObject([{ error: { message: "busy" }, values: { in: "listing" } }]);
  });

  test("while completing offers nothing", async () => {
    await using house = await openCampaign();
    const engine = engineOn(house, () => {
      throw new Error("no");
    });

    expect(await engine.dispatch.complete(engine.callOf(), "break", "what", "x")).toEqual([]);
    expect(engine.faults).toHaveLength(1);
  });

  test("is also a refusal without words", async () => {
    await using house = await openCampaign();
    const engine = engineOn(house, () => {
      throw new UserError("error.no-such-words");
    });

    const answer = await engine.answer({ kind: "line", text: "/break" });

    expect(saidBy(answer)).toContain("Något gick fel hos mig.");
    expect(engine.faults).toHaveLength(1);
  });

  test("of whoever knows the names leaves the act done and the answer without a name", async () => {
    await using house = await openCampaign();
    const engine = engineOn(
      house,
      () => {
        throw new Error("no");
      },
      async () => {
        throw new Error("the platform does not answer");
      },
    );

    const answer = await engine.answer({ kind: "press", id: "done:1" });

    expect(saidBy(answer)).toBe("– kommer");
    expect(answer).not.toHaveProperty("refused");
    expect(engine.faults).toHaveLength(1);
    expect(await house.store.read((db, t) => db.select().from(t.account))).toHaveLength(1);
  });

  test("of the database is told all the same", async () => {
    await using house = await openCampaign();
    house.expectFaults();
    await house.store.close();

    const answer = await house.act("Kim", { kind: "line", text: "/schedule" });

    expect(answer.text).toContain("Något gick fel hos mig.");
    expect(house.faults).toHaveLength(1);
  });
});
