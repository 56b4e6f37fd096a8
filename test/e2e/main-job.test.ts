import { expect, test } from "vitest";
import { openHouse } from "../house.ts";

test("the day is posted, a press takes a place, and the post shows the new count", async () => {
  await using house = await openHouse();

  const [post] = await house.tick();
  const button = post?.message.blocks
    .flatMap((block) => (block.kind === "text" ? block.buttons : []))
    .find(({ id }) => id.startsWith("signup:"));
  const answer = await house.press("Elin", button?.id ?? "");

  expect(post?.to).toBe("#aktiviteter");
  expect(post?.text).toContain("Onsdag 17 augusti. I går: 212 påringningar, 55 samtal. Tack!");
  expect(answer.text).toContain("Du är anmäld, vad bra!");
  expect(house.faults).toEqual([]);
});
