import { describe, expect, test } from "vitest";
import { matchChannels } from "../../src/domain/channel-match.ts";

const channels = (...names: string[]) => names.map((name) => ({ id: `#${name}`, name }));
const associations = (...names: string[]) => names.map((name) => ({ id: name, name }));

describe("channels are matched by name", () => {
  test("the daily post's and the coordinators', in either language", () => {
    const swedish = matchChannels(channels("allmänt", "Dagens-aktiviteter", "samordnare"), []);
    const english = matchChannels(channels("general", "today", "coordinators"), []);

    expect(swedish).toMatchObject({ daily: { id: "#Dagens-aktiviteter" }, coordinators: { id: "#samordnare" } });
    expect(english).toMatchObject({ daily: { id: "#today" }, coordinators: { id: "#coordinators" } });
  });

  test.each([
    ["Solna", "solna"],
    ["Solna", "ring-solna"],
    ["Upplands Väsby", "v_upplands-vasby"],
    ["Hässelby-Vällingby", "hasselby-vallingby"],
    ["IT-vänstern", "it-vanstern"],
    ["Älvsjö", "ÄLVSJÖ"],
  ])("%s by #%s", (association, channel) => {
    const { associations: matched } = matchChannels(channels("annat", channel), associations(association));

    expect(matched).toEqual([{ associationId: association, channel: { id: `#${channel}`, name: channel } }]);
  });

  test.each([
    ["Solna", "solnadal"],
    ["Upplands-Bro", "upplands"],
    ["Täby", "allmänt"],
  ])("not %s by #%s", (association, channel) => {
    expect(matchChannels(channels(channel), associations(association)).associations).toEqual([]);
  });

  test("each channel once, to the longest name it holds", () => {
    const { associations: matched } = matchChannels(channels("upplands-bro"), associations("Bro", "Upplands-Bro"));

    expect(matched.map(({ associationId }) => associationId)).toEqual(["Upplands-Bro"]);
  });

  test("and the shortest of several channels that hold a name", () => {
    const { associations: matched } = matchChannels(channels("solna-valstugan-plan", "solna"), associations("Solna"));

    expect(matched.map(({ channel }) => channel.id)).toEqual(["#solna"]);
  });
});
