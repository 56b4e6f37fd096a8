import type { Organised } from "../../../organised.ts";

/** The coordinator opens this form and sends it with these values. */
export const change = async (house: Organised, name: string, values: Readonly<Record<string, string>>) =>
  house.fill("Hedda", await house.press("Hedda", name), values);
