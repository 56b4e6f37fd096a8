import { type Decision, decide } from "./decision.ts";
import { forecastOf } from "./forecast.ts";
import { NO_HISTORY } from "./history.ts";
import type { AssociationRecord } from "./input.ts";
import type { TurnoutParameters } from "./parameters.ts";
import { remember } from "./remember.ts";

/** The decisions of every morning from joining to `last`, by default the campaign's last, as if each message had been sent. */
export function* replay(
  association: AssociationRecord,
  parameters: TurnoutParameters,
  last: number = association.window.days - 1,
): Generator<Decision> {
  let history = NO_HISTORY;
  for (let morning = association.window.joined; morning <= last; morning++) {
    const decision = decide(forecastOf({ ...association, morning }, parameters), history, parameters.messages);
    yield decision;
    history = remember(history, decision);
  }
}
