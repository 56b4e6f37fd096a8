import type { View } from "../bot/view.ts";
import { button, message, text } from "../chat/index.ts";
import { associationsOf } from "../store/organisation/associations.ts";

/** Told to who got a role, lost one, or asked for one and did not get it. `associationId` absent: coordinator. */
export const role: View = {
  name: "role",
  show: async (args, { db, campaign, words }) => {
    const all = await associationsOf(db, { organisationId: campaign.organisationId });
    const association = all.find(({ id }) => id === args.associationId)?.name;
    const help = [button("samling:", words.say("samling.button"), "primary")];
    switch (args.what) {
      case "granted":
        return association
          ? message(text([{ bold: words.say("role.organiser", { association }) }, `\n${words.say("role.can")}`], help))
          : message(text([{ bold: words.say("role.coordinator") }, `\n${words.say("role.canAll")}`], help));
      case "declined":
        return message(text(words.say("role.declined", { association: association ?? "" })));
      default:
        return message(text(association ? words.say("role.endedFor", { association }) : words.say("role.ended")));
    }
  },
};
