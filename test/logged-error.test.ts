import { REST, Routes } from "discord.js";
import { expect, test } from "vitest";
import { loggedError } from "../src/logged-error.ts";
import { FOLLOW_UP, SEND, standIn } from "./standins/discord/stand-in.ts";

test.each([
  ["a refusal", { code: 50035 }, { code: 50035, status: 400, method: "POST" }],
  ["a bad moment", { status: 502 }, { status: 502, method: "POST" }],
])("%s of Discord's is logged without what was sent", async (_name, fault, told) => {
  await using discord = await standIn();
  const rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
  discord.faults.set(SEND, fault);
  discord.faults.set(FOLLOW_UP, fault);
  const body = { content: "Kom till Anna" };

  const inChannel = rest.post(Routes.channelMessages(discord.channel("general").id), { body });
  const privately = rest.post(Routes.webhook(discord.application, "secret-token"), { body });
  const faults = [await inChannel.catch(loggedError), await privately.catch(loggedError)];

  expect(faults).toMatchObject([told, told]);
  expect(JSON.stringify(faults)).not.toMatch(/Anna|secret-token/);
});

test("an error tells its cause, and whatever else was thrown what it is", () => {
  const error = new Error("not sent", {
    cause: Object.assign(new TypeError("cut"), { code: "ECONNRESET", text: "Anna" }),
  });

  expect(loggedError(error)).toMatchObject({
    type: "Error",
    message: "not sent",
    stack: expect.stringContaining("logged-error.test.ts"),
    cause: { type: "TypeError", message: "cut", code: "ECONNRESET" },
  });
  expect(JSON.stringify(loggedError(error))).not.toContain("Anna");
  expect(loggedError("odd")).toEqual({ type: "string", message: "odd" });
});
