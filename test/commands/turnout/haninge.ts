import type { Form } from "../../../src/chat/index.ts";
import { openHouse, type Seen } from "../../house.ts";
import { behindIn } from "./pinged.ts";

/** Haninge's organiser, one of its members, and a house in which it has just been pinged. */
export const haninge = async (locale: "sv" | "en" = "sv") => {
  const house = await openHouse();
  await house.seat("Ines", "organiser", "Haninge", locale);
  await house.seat("Milo", "activist", "Haninge", locale);
  return { house, ping: await behindIn(house, "haninge") };
};

export const formOf = ({ answer }: Seen): Form => {
  if (answer.kind !== "form") throw new Error("there is no form");
  return answer.form;
};
