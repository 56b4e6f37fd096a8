import { expect, test } from "vitest";
import { Later } from "../../../src/chat/platform.ts";
import { rateLimit, status } from "../../standins/slack/faults.ts";
import { standIn } from "../../standins/slack/stand-in.ts";
import { echo, running, scripted } from "./running.ts";

test("a profile is what Slack says now: name, language and whether the person is still there", async () => {
  await using slack = await standIn();
  const anna = slack.user("Anna", { locale: "sv-SE" });
  const ben = slack.user("Ben", { locale: "fr-FR", deleted: true });
  await using run = await running(slack, scripted(echo));
  const profile = (account: string) => run.platform.profile(slack.workspace.team.id, account);

  expect(await profile(anna.id)).toEqual({ name: "Anna", locale: "sv", member: true });
  expect(await profile(ben.id)).toEqual({ name: "Ben", locale: undefined, member: false });
  expect(await profile("U99999999")).toBeUndefined();
  expect(await run.platform.profile("T2", anna.id)).toBeUndefined();
});

test("a stumbling Slack is asked again, a busy one later", async () => {
  await using slack = await standIn();
  const anna = slack.user("Anna");
  await using run = await running(slack, scripted(echo));
  const ask = () => run.platform.profile(slack.workspace.team.id, anna.id);
  slack.faults.next("users.info", status(500), undefined, rateLimit(3));

  expect(await ask()).toMatchObject({ name: "Anna" });
  await expect(ask()).rejects.toThrow(new Later(3000));
});

test("somebody deactivated is reported as departed", async () => {
  await using slack = await standIn();
  const anna = slack.user("Anna");
  const run = await running(slack, scripted(echo));

  await anna.leaves();
  await run[Symbol.asyncDispose]();

  expect(run.departed).toEqual([anna.id]);
});
