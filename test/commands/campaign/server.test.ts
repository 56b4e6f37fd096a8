import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

describe("/campaign server", () => {
  test("says where a server has no roles of its own to follow", async () => {
    await using house = await openOrganised();

    const said = await house.say("Hedda", "/campaign server");

    expect(said.refused).toBe(false);
    expect(said.text).toContain("bara servrar på Discord");
    expect(said.buttons).toEqual([]);
  });

  test("refuses a role that is not the server's, and one that is not followed any more", async () => {
    await using house = await openOrganised();

    const roles = [
      await house.choose("Hedda", "server-follow:0", "nosuch"),
      await house.press("Hedda", "server-follow-ask:nosuch:all"),
      await house.choose("Hedda", "server-follow-for:nosuch:0", house.huddinge),
      await house.press("Hedda", "server-follow-set:nosuch:all"),
    ];
    const gone = [
      await house.choose("Hedda", "server-unfollow:0", "nosuch:all"),
      await house.press("Hedda", "server-unfollow-set:nosuch:all"),
    ];

    for (const { text } of roles) expect(text).toContain("hittar inte det där");
    for (const { text } of gone) expect(text).toContain("Den knappen gäller inte längre.");
  });

  test("is for coordinators", async () => {
    await using house = await openOrganised();

    const refused = [
      await house.say("Farah", "/campaign server"),
      await house.press("Farah", "server"),
      await house.press("Farah", "server-calendar:on"),
      await house.press("Farah", "server-calendar-set:on"),
      await house.press("Farah", "server-follow-set:nosuch:all"),
      await house.press("Farah", "server-unfollow-set:nosuch:all"),
    ];

    for (const { text } of refused) expect(text).toContain("får en samordnare göra");
    expect((await house.campaign()).settings).toEqual({});
  });
});
