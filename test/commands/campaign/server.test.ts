import { describe, expect, test } from "vitest";
import { openOrganised } from "../../organised.ts";

describe("/campaign server", () => {
  test("says where it belongs, on platforms whose workspaces have no roles and no calendar", async () => {
    await using house = await openOrganised();

    const { text, buttons } = await house.say("Hedda", "/campaign server");
    const card = await house.say("Hedda", "/campaign");

    expect(text).toContain("bara servrar på Discord");
    expect(buttons).toEqual([]);
    expect(card.buttons.map(({ label }) => label)).not.toContain("Servern");
  });

  test.each([
    "server",
    "server-calendar:on",
    "server-calendar-set:on",
    "server-follow-set:1:all",
    "server-unfollow-set:1:all",
  ])("is for coordinators: %s changes nothing for others", async (id) => {
    await using house = await openOrganised();

    const { refused } = await house.press("Farah", id);

    expect(refused).toBe(true);
    expect((await house.campaign()).settings).toEqual({});
  });

  test("lets no role follow that the server does not have", async () => {
    await using house = await openOrganised();

    const { refused } = await house.press("Hedda", "server-follow-set:1:all");

    expect(refused).toBe(true);
    expect((await house.campaign()).settings).toEqual({});
  });
});
