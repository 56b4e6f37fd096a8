import type { Button, Message } from "../../../src/chat/index.ts";
import { buttonsOf, type House } from "../../house.ts";

/** A ping as it arrived, and its buttons by what they do. */
export type Pinged = {
  readonly text: string;
  readonly message: Message;
  /** The day of August it came. */
  readonly day: number;
  readonly buttons: readonly Button[];
  /** The id of the first button of an action. */
  readonly press: (action: string) => string;
};

/** Lets the mornings pass until a channel, or a person by name, is asked about its turnout; the house then stands at that day's 11:30. */
export const behindIn = async (house: House, channel: string, first = 20): Promise<Pinged> => {
  for (let date = first; date <= 31; date++) {
    for (const { to, view, text, message } of await house.tick(`2022-08-${date}T11:30+02:00`)) {
      const buttons = buttonsOf(message);
      if (
        (to !== `#${channel}` && to !== channel) ||
        view !== "ping" ||
        !buttons.some(({ id }) => id.startsWith("ping-several:"))
      )
        continue;
      return {
        text,
        message,
        day: date,
        buttons,
        press: (action) => {
          const found = buttons.find(({ id }) => id.startsWith(`${action}:`));
          if (!found) throw new Error(`the ping has no button ${action}`);
          return found.id;
        },
      };
    }
  }
  throw new Error(`#${channel} was not pinged`);
};
