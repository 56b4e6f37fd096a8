import type { Organised } from "../../../organised.ts";

/** An evening's shift. */
export const place = async (house: Organised, capacity?: number) =>
  house.evening(capacity === undefined ? {} : { capacity }).then(({ shift }) => shift);
/** Gustav of Huddinge asks for seats. */
export const reserve = async (house: Organised, shift: string, seats: string) =>
  house.fill("Gustav", await house.press("Gustav", `squad:${shift}`), { seats });
/** Which squad an answer is about. */
export const squadIn = (seen: Awaited<ReturnType<typeof reserve>>): string =>
  seen.buttons.find(({ id }) => id.startsWith("squad-size:"))?.id.split(":")[1] ?? "";
