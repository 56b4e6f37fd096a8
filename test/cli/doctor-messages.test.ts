import { expect, test } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { EXAMPLES, openCommandLine } from "./terminal.ts";

test("samling doctor counts messages that are uncertain or parked, and says where to look", async () => {
  await using cli = await openCommandLine();
  await cli.samling("import", `${EXAMPLES}/activities-2022.md`, "--at", "2022-08-17T06:00", "--apply");
  await cli.samling("tick", "--at", "2022-08-17T07:00");
  const messages = async () =>
    (await cli.json("doctor")).json.findings.filter(({ what }: { readonly what: string }) => what === "messages");

  const well = await messages();
  {
    await using store = await openStore(cli.database);
    await store.transact(
      async (tx, t) => void (await tx.update(t.post).set({ state: "uncertain", fault: "uncertain" })),
    );
  }
  const uncertain = await messages();

  expect(well).toEqual([{ what: "messages", ok: true, found: "none parked, none uncertain", cure: null }]);
  expect(uncertain).toEqual([
    {
      what: "messages",
      ok: false,
      found: "1 uncertain (uncertain)",
      cure: "look at the coordinators' channel, which says what to do",
    },
  ]);
});
