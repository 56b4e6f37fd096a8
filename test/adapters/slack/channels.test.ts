import { expect, test } from "vitest";
import { standIn } from "../../standins/slack/stand-in.ts";
import { echo, running, scripted } from "./running.ts";

test("channels where the app may write are listed, in as many pages as it takes", async () => {
  await using slack = await standIn();
  slack.channel("ringa", { kind: "private" });
  slack.channel("styrelsen", { kind: "private", member: false });
  slack.channel("torget", { member: false });
  slack.channel("förra valet").archived = true;
  for (let n = 0; n < 250; n += 1) slack.channel(`förening-${n}`);
  await using run = await running(slack, scripted(echo));

  const channels = await run.platform.list(slack.workspace.team.id);

  expect(channels).toHaveLength(253);
  expect(channels.slice(0, 3)).toEqual([
    { id: slack.general.id, name: "allmänt", closed: false },
    { id: expect.any(String), name: "ringa", closed: true },
    { id: expect.any(String), name: "torget", closed: false },
  ]);
  expect(await run.platform.list("T2")).toEqual([]);
});
