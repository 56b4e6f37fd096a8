import type { AssociationRecord } from "./input.ts";
import type { TurnoutParameters } from "./parameters.ts";
import { replay } from "./replay.ts";

/** A campaign that is over, with the names its files use. */
export type RecordedCampaign = {
  readonly name: string;
  readonly associations: readonly (AssociationRecord & { readonly name: string })[];
};

/** What the rule would have said on a morning; ping 1 is "you are behind", 2 "please report", 0 anything else. */
export type Prediction = {
  readonly campaign: string;
  readonly association: string;
  readonly day: number;
  readonly probability: number;
  readonly ping: 0 | 1 | 2;
};

/** One prediction for every morning, from joining to the last day, of every association that has a goal. */
export function* backtest(campaigns: Iterable<RecordedCampaign>, parameters: TurnoutParameters): Generator<Prediction> {
  for (const campaign of campaigns) {
    for (const association of campaign.associations) {
      for (const { morning, probability, message } of replay(association, parameters)) {
        if (probability === undefined) continue;
        yield {
          campaign: campaign.name,
          association: association.name,
          day: morning,
          probability,
          ping: message === "behind" ? 1 : message === "please-report" ? 2 : 0,
        };
      }
    }
  }
}
