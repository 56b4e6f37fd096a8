import type { SmallHouse } from "../../jobs/small-house.ts";

/** A coordinator, an association with an organiser and a phone bank on Thursday with two people. */
export const campaign = async (small: SmallHouse) => {
  const associationId = await small.stage.association("Vantör");
  await small.house.seat("Hedda", "coordinator");
  await small.house.seat("Olle", "organiser", "Vantör");
  await small.house.seat("Stina", "organiser", "Vantör", "en");
  const hosts = [{ name: "Vantör", associationId }];
  const shift = await small.stage.shift({ day: "2022-08-18", start: "17:00", end: "19:00", hosts });
  for (const name of ["Ada", "Bo"]) await small.come(name, shift);
  return { shift, associationId };
};

/** The id of the button with this label. Throws where there is none. */
export const buttonOf = (seen: Awaited<ReturnType<SmallHouse["house"]["say"]>>, label: string): string => {
  const found = seen.buttons.find((button) => button.label === label);
  if (!found) throw new Error(`no [${label}] under: ${seen.text}`);
  return found.id;
};

/** Saves what is previewed for a line. */
export const saved = async (small: SmallHouse, name: string, line: string) =>
  small.house.press(name, buttonOf(await small.house.say(name, line), name === "Stina" ? "Save" : "Spara"));
