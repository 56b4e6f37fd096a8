import type { Action, Command, Handler } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand, inAll, option } from "../src/bot/describe.ts";
import { openSheet } from "../src/bot/sheet.ts";
import { button, type Message, message, text } from "../src/chat/index.ts";
import { may } from "../src/domain/may.ts";
import type { Key } from "../src/locales/words.ts";
import { associationsOf } from "../src/store/organisation/associations.ts";
import { overviewLines } from "../src/views/association.ts";
import { associationMenus } from "../src/views/claims.ts";
import { cardActions, showAssociation } from "./association/card.ts";
import { askClaim, claimActions, claimNamed } from "./association/claim.ts";
import { editActions } from "./association/edits.ts";
import { associationChoices, associationNamed } from "./association/named.ts";
import { newActions, newAssociation } from "./association/new.ts";
import { overviewOf } from "./association/overview.ts";
import { askFile, upload, uploadActions } from "./association/upload.ts";

/** One's own association, a menu of those one may see to, or for activists the way to become an organiser. */
const show = async (context: Reading): Promise<Message> => {
  const { db, campaign, standing, values, words } = context;
  if (values.association) return showAssociation(context, (await associationNamed(context, values.association)).id);
  const who = await standing();
  const all = await associationsOf(db, { organisationId: campaign.organisationId });
  const mine = all.filter(({ id }) => may(who, { verb: "run-association", associationId: id }));
  const runs = may(who, { verb: "run-campaign" });
  const [only, ...others] = mine;
  if (only && others.length === 0 && !runs) return showAssociation(context, only.id);
  if (!only && !runs) return askClaim(context);
  const add = [
    button("association-new", words.say("association.button.new"), "primary"),
    button("claims", words.say("claims.button.see")),
  ];
  const overview = runs ? overviewLines(await overviewOf(context), words).join("\n") : undefined;
  const said = mine.length === 0 ? words.say("association.none") : words.say("association.choose.ask");
  return message(
    ...(overview && mine.length > 0 ? [text(overview)] : []),
    text(said, runs ? add : []),
    ...associationMenus(mine, "association", words.say("association.choose.label")),
  );
};

const handlerFor = ({ what, association, file }: Reading["values"]): Handler => {
  switch (what) {
    case "add":
      return { kind: "ask", run: (context) => openSheet(newAssociation, context) };
    case "import":
      return file ? { kind: "write", answers: "private", lists: true, run: upload } : { kind: "ask", run: askFile };
    case "claim":
      return association
        ? { kind: "write", answers: "private", run: (context) => claimNamed(context, association) }
        : { kind: "read", answers: "private", run: askClaim };
    default:
      return { kind: "read", answers: "private", run: show };
  }
};

const choice = (value: string, label: Key) => ({ value, label: inAll(label) });

export const association: Command = {
  spec: describeCommand("association", "command.association.about", [
    option("what", "choice", "command.association.what", {
      choices: [
        choice("show", "command.association.show"),
        choice("add", "command.association.add"),
        choice("import", "command.association.import"),
        choice("claim", "command.association.claim"),
      ],
    }),
    option("association", "rest", "command.association.association", { completed: true }),
    option("file", "file", "command.association.file"),
  ]),
  handler: handlerFor,
  complete: async ({ db, campaign }, name, typed) => {
    if (name !== "association") return [];
    const all = await associationsOf(db, { organisationId: campaign.organisationId });
    return associationChoices(all, typed);
  },
};

export const associationActions: readonly Action[] = [
  { name: "association-list", handler: { kind: "read", answers: "private", run: show } },
  ...cardActions,
  ...editActions,
  ...newActions,
  ...uploadActions,
  ...claimActions,
];
