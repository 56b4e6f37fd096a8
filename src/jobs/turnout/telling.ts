import type { Occasion } from "../../domain/turnout/history.ts";
import { isGoodNight } from "../../domain/turnout/night.ts";
import { associationAudience } from "../../store/delivery/audience.ts";
import { type NewPost, URGENCY } from "../../store/delivery/posts.ts";
import type { Tx } from "../../store/store.ts";
import type { Outlook } from "../../store/turnout/outlooks.ts";
import { addPing } from "../../store/turnout/pings.ts";
import { isQuiet, type Morning } from "./morning.ts";

type Message = { readonly kind: "behind" | "please-report" | "celebrate"; readonly occasion: Occasion | undefined };
/** What an association was told; `nobody`: it should hear something, and nobody is there to hear it. */
export type Told = { readonly kind: "told" | "nothing" | "nobody"; readonly posts: readonly NewPost[] };

const messageFor = ({ decision, input, history, followUp }: Outlook, morning: Morning): Message | undefined => {
  const { message, occasion } = decision;
  if (message === "celebrate") return { kind: message, occasion };
  if (message !== "none") {
    return isQuiet(followUp, morning.day) ? undefined : { kind: message, occasion };
  }
  const dials = new Map(input.reports.map((report) => [report.day, report.dials]));
  const good = isGoodNight(decision, dials, history, morning.parameters.messages);
  return good ? { kind: "celebrate", occasion: "night" } : undefined;
};

/** Sends what the association should hear, and notes it only where somebody is there to hear it. */
export const tell = async (tx: Tx, morning: Morning, outlook: Outlook): Promise<Told> => {
  const said = messageFor(outlook, morning);
  if (!said) return { kind: "nothing", posts: [] };
  const { campaign, day, at, until } = morning;
  const { organisationId, id: campaignId } = campaign;
  const { associationId, decision } = outlook;
  const audience = await associationAudience(tx, { organisationId, associationId });
  if (audience.length === 0) return { kind: said.kind === "celebrate" ? "nothing" : "nobody", posts: [] };
  const { goal, dials, booked, probability, ask } = decision;
  const ping = { associationId, day, ...said, goal, dials, booked, probability, ask };
  const pingId = await addPing(tx, { organisationId, campaignId, at }, ping);
  const posts = audience.map(
    (to): NewPost => ({
      organisationId,
      to,
      view: "ping",
      args: { pingId },
      subject: `ping:${pingId}`,
      urgency: URGENCY.personal,
      dueAt: at,
      until,
    }),
  );
  return { kind: "told", posts };
};
