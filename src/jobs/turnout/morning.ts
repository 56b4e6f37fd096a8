import type { Day } from "../../domain/day.ts";
import type { Campaign } from "../../domain/organisation.ts";
import type { TurnoutParameters } from "../../domain/turnout/parameters.ts";
import type { FollowUp } from "../../store/turnout/follow-ups.ts";

/** What one morning's look is about. */
export type Morning = {
  readonly campaign: Campaign;
  readonly day: Day;
  readonly at: Date;
  /** Pings are never sent after this. */
  readonly until: Date;
  readonly parameters: TurnoutParameters;
};

/** Whether somebody asked for peace. */
export const isQuiet = ({ quietUntil }: FollowUp, day: Day): boolean => quietUntil !== undefined && day < quietUntil;
