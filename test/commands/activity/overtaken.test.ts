import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { led } from "./leading/led.ts";

type Led = Awaited<ReturnType<typeof led>>;

/** What an act gets that has read an activity while another's change of it was under way, and is held until that is done. */
const overtaken = async <R>({ store, activity }: Led, act: () => Promise<R>): Promise<R> => {
  const changed = Promise.withResolvers<void>();
  const acted = changed.promise.then(act);
  await store.transact(async (tx, t) => {
    const version = sql`${t.activity.version} + 1`;
    await tx.update(t.activity).set({ version }).where(eq(t.activity.id, activity));
    changed.resolve();
    const held = sql`(select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')`;
    for (let holds = 0; holds === 0; ) {
      const [row] = await tx
        .select({ holds: held.mapWith(Number) })
        .from(t.organisation)
        .limit(1);
      holds = row?.holds ?? 0;
    }
  });
  return acted;
};

test("whoever closes a shift that changes at the same moment is told that the button is old", async () => {
  await using house = await led(undefined, "postgres");

  const closed = await overtaken(house, () => house.press("Kim", `lead-close:${house.shift}`));
  const again = await house.press("Kim", `lead-close:${house.shift}`);

  expect(closed.text).toContain("Den knappen gäller inte längre.");
  expect(again.text).toContain("Anmälan är stängd");
});

test("whoever says yes to a change of an activity that changes at the same moment changes nothing", async () => {
  await using house = await led(undefined, "postgres");
  const form = await house.press("Kim", `lead-move:${house.shift}`);
  const asked = await house.fill("Kim", form, { times: "18–20" });

  const refused = await overtaken(house, () => house.tap("Kim", asked, "Ändra och säg till 3 personer"));
  const panel = await house.press("Kim", `lead:${house.shift}`);

  expect(refused.text).toContain("Den knappen gäller inte längre.");
  expect(panel.text).toContain("17:00–19:00");
});
