import { describe, expect, test, vi } from "vitest";
import { ACKNOWLEDGE, SEND } from "../../../standins/discord/stand-in.ts";
import { connect } from "../engine.ts";
import { discord } from "../server.ts";
import { inGeneral, posted, SHIFT } from "./posted.ts";

/** How many acknowledgements are under way at a time, and more people than that. */
const AT_ONCE = 64;
const CROWD = 70;

describe("acknowledging an act", () => {
  test("an act delivered twice is done and answered once", async () => {
    await using bot = await connect(discord);
    await posted(bot, SHIFT);
    const anna = discord.member("Anna");

    const answer = await anna.press(inGeneral(), "Jag kommer", { times: 3 });
    await anna.press(inGeneral(), "Jag kommer");

    expect(answer.text).toBe("Done");
    expect(bot.engine.calls.length).toBe(2);
  });

  test.each([
    ["a 502", { status: 502, stored: true }],
    ["a cut connection", { drop: true, stored: true }],
  ] as const)("%s after an acknowledgement was taken is a success", async (_name, fault) => {
    await using bot = await connect(discord);
    discord.faults.set(ACKNOWLEDGE, fault);
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.text).toBe("Done");
    expect(discord.count(ACKNOWLEDGE)).toBe(2);
    expect(bot.told.faults).toEqual([]);
  });

  test("an acknowledgement that gets no word for long is asked about, not given up", async () => {
    await using bot = await connect(discord);
    discord.faults.set(ACKNOWLEDGE, { until: new Promise(() => undefined) });
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.text).toBe("Done");
    expect(discord.count(ACKNOWLEDGE)).toBe(2);
    expect(bot.told.faults).toEqual([]);
  });

  test("an acknowledgement that failed is tried again within the three seconds", async () => {
    await using _bot = await connect(discord);
    discord.faults.set(ACKNOWLEDGE, { status: 500, times: 2 });
    const anna = discord.member("Anna");

    const answer = await anna.slash("signup", { activity: "x" });

    expect(answer.text).toBe("Done");
  });

  test("what could not be acknowledged is not done, as the person saw it fail", async () => {
    await using bot = await connect(discord);
    discord.faults.set(ACKNOWLEDGE, { code: 10062 });
    const anna = discord.member("Anna");

    await anna.slash("signup", { activity: "x" }, { wait: false });
    await discord.until(() => discord.count(ACKNOWLEDGE) === 1, "it was tried");
    await anna.slash("signup", { activity: "y" });

    expect(bot.engine.calls.map(({ input }) => input)).toMatchObject([{ values: { activity: "y" } }]);
    expect(bot.told.faults).toEqual([expect.stringContaining("too late")]);
  });

  test("while anyone waits to be acknowledged nothing is worked on and nothing is posted", async () => {
    await using bot = await connect(discord);
    const [firstTaken, allTaken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    discord.faults.set(ACKNOWLEDGE, { until: firstTaken.promise });
    discord.faults.set(ACKNOWLEDGE, { until: allTaken.promise, times: CROWD - 1 });
    const people = Array.from({ length: CROWD }, (_, n) => discord.member(`Person ${n}`));

    const answers = await Promise.all(people.map((one) => one.slash("signup", { activity: "x" }, { wait: false })));
    await discord.until(() => discord.count(ACKNOWLEDGE) === AT_ONCE, "as many are acknowledged as go at once");
    const sent = posted(bot, SHIFT);
    firstTaken.resolve();
    await discord.until(() => discord.count(ACKNOWLEDGE) === AT_ONCE + 1, "the next one has its turn");
    await bot.platform.profile(discord.guild.id, people[0]?.id ?? "");
    const meanwhile = { worked: bot.engine.calls.length, posted: discord.count(SEND) };
    allTaken.resolve();
    await sent;
    await discord.until(() => answers.every(({ text: words }) => words === "Done"), "everyone is answered");

    expect(meanwhile).toEqual({ worked: 0, posted: 0 });
    expect(discord.count(SEND)).toBe(1);
  });

  test("who has waited too long for a turn to be acknowledged is let go, so that others are in time", async () => {
    await using bot = await connect(discord);
    const taken = Promise.withResolvers<void>();
    discord.faults.set(ACKNOWLEDGE, { until: taken.promise, times: AT_ONCE });
    const people = Array.from({ length: AT_ONCE + 1 }, (_, n) => discord.member(`Person ${n}`));
    vi.useFakeTimers({ toFake: ["performance"] });

    const answers = await Promise.all(people.map((one) => one.slash("signup", { activity: "x" }, { wait: false })));
    await discord.until(() => discord.count(ACKNOWLEDGE) === AT_ONCE, "as many are acknowledged as go at once");
    vi.advanceTimersByTime(3_000);
    taken.resolve();
    await discord.until(() => answers.filter(({ text: words }) => words === "Done").length === AT_ONCE, "the others");
    vi.useRealTimers();

    expect(discord.count(ACKNOWLEDGE)).toBe(AT_ONCE);
    expect(bot.told.faults).toEqual([expect.stringContaining("too late")]);
  });
});
