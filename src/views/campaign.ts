import { type Block, button, type Message, message, text } from "../chat/index.ts";
import { ACTIVITY_KINDS, DEFAULT_NEEDED } from "../domain/activity.ts";
import type { Campaign } from "../domain/organisation.ts";
import { changedFigures } from "../domain/turnout/tunable.ts";
import { capitalised, dayWords } from "../locales/format.ts";
import type { Words } from "../locales/words.ts";
import { type Together, togetherGoals } from "../store/activity/together.ts";
import { togetherWords } from "./activity.ts";

/** A campaign as its coordinators see it. */
export type CampaignCard = {
  readonly campaign: Campaign;
  readonly organisation: string;
  readonly activities: number;
  readonly together: readonly Together[];
  /** Seen from a server that has roles and a calendar of its own. */
  readonly server: boolean;
};

const neededLines = ({ settings }: Campaign, words: Words): string =>
  ACTIVITY_KINDS.flatMap((kind) => {
    const count = settings.needed?.[kind] ?? DEFAULT_NEEDED[kind];
    return count === undefined ? [] : [`${words.say(`kind.${kind}`)} ${count}`];
  }).join(", ");

export const campaignCard = (card: CampaignCard, words: Words, notice: readonly Block[] = []): Message => {
  const { campaign, organisation, activities, together } = card;
  const { hours, settings, locale } = campaign;
  const days = {
    from: dayWords(campaign.firstDay, words.locale, "month"),
    to: `${dayWords(campaign.lastDay, words.locale, "month")} ${campaign.lastDay.slice(0, 4)}`,
  };
  const facts = [
    words.say("campaign.days", days),
    words.say("campaign.speaks", { language: words.say(`campaign.language.${locale}`), zone: campaign.zone }),
    words.say("campaign.activities", { count: activities }),
  ];
  const posts = words.say("campaign.postHours", {
    daily: hours.dailySchedule,
    early: hours.earlyCall,
    summary: hours.weeklySummary,
  });
  const people = words.say("campaign.peopleHours", {
    reminder: hours.eveningReminder,
    from: hours.wakeFrom,
    to: hours.wakeTo,
    ping: hours.ping,
  });
  const figures = changedFigures(settings.turnout ?? {}).length;
  const areas = settings.priorityAreas ?? [];
  const shares = togetherGoals(together, settings.together ?? {}).map((one) => togetherWords(one, words));
  return message(
    ...notice,
    text(
      [{ bold: `${organisation}: ${campaign.name}` }, `\n${facts.join("\n")}`],
      [
        button("campaign-days", words.say("campaign.button.days")),
        button("campaign-next", words.say("campaign.button.next")),
      ],
    ),
    text(`${posts}\n${people}`, [
      button("campaign-posts", words.say("campaign.button.posts")),
      button("campaign-people", words.say("campaign.button.people")),
    ]),
    text(
      capitalised(
        [
          words.say("campaign.needed", { needed: neededLines(campaign, words) }),
          words.say(settings.emptyDays ? "campaign.emptyDays" : "campaign.noEmptyDays"),
          words.say(settings.league ? "campaign.league" : "campaign.noLeague"),
          figures > 0 ? words.say("campaign.rule", { count: figures }) : words.say("campaign.ruleUsual"),
          areas.length > 0 ? words.say("campaign.areas", { areas: areas.join(", ") }) : words.say("campaign.noAreas"),
          ...shares,
        ].join("\n"),
        words.locale,
      ),
      [
        button("campaign-defaults", words.say("campaign.button.defaults")),
        button("campaign-areas", words.say("campaign.button.areas")),
        button("rule", words.say("rule.button.open")),
      ],
    ),
    text(words.say("campaign.tells"), [
      button("setup", words.say("campaign.button.setup"), "primary"),
      button("roles", words.say("campaign.button.roles")),
      button("channels", words.say("campaign.button.channels")),
      ...(card.server ? [button("server", words.say("server.button.open"))] : []),
    ]),
  );
};
