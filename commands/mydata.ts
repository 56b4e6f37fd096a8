import { type Action, type Command, completesNothing, type Handler } from "../src/bot/command.ts";
import type { Reading } from "../src/bot/context.ts";
import { describeCommand, inAll, option } from "../src/bot/describe.ts";
import { button, type Message, message, text } from "../src/chat/index.ts";
import type { Key } from "../src/locales/words.ts";
import { erasePerson, personalData } from "../src/store/people/personal-data.ts";
import { associationNamed } from "./association/named.ts";
import { languageAction, languageHandler, languageMeant } from "./mydata/language.ts";
import { linkActions, linkHandler } from "./mydata/link.ts";
import { mutedBlocks, noticeActions } from "./mydata/notices.ts";
import { poolActions, poolHandler } from "./mydata/pool.ts";
import { askMembership, setMembership } from "./signup/member.ts";

const show = async ({ db, t, actor, words }: Reading): Promise<Message> => {
  const data = await personalData(db, t, actor.personId);
  if (data.accounts.length === 0) return message(text(words.say("mydata.shown.nothing")));
  const lines = [
    words.say("mydata.shown.account", { count: data.accounts.length }),
    data.associations.length > 0
      ? words.say("mydata.shown.associations", { names: data.associations.join(", ") })
      : words.say("mydata.shown.noAssociation"),
    ...(data.willing.length > 0 ? [words.say("mydata.shown.willing")] : []),
    words.say("mydata.shown.shifts", { count: data.signUps.length }),
    words.say("mydata.shown.reports", { count: data.reports.length }),
    words.say("mydata.shown.deleted"),
  ];
  return message(
    text(
      [{ bold: words.say("mydata.shown.title") }, `\n${lines.join("\n")}`],
      [
        button("member-choose", words.say("mydata.button.association")),
        button("mydata-link", words.say("mydata.button.link")),
        button("mydata-export", words.say("mydata.button.export")),
        button("mydata-erase", words.say("mydata.button.erase"), "danger"),
      ],
    ),
    ...mutedBlocks(data.turnedOff, words),
  );
};

const exportAll = async ({ db, t, actor, words }: Reading): Promise<Message> => {
  const data = await personalData(db, t, actor.personId);
  const alt = words.say("mydata.export.done");
  const bytes = new TextEncoder().encode(JSON.stringify(data, null, 2));
  return message(text(alt), { kind: "file", name: "samling.json", bytes, alt });
};

const sureToErase = async ({ words }: Reading): Promise<Message> =>
  message(
    text(words.say("mydata.erase.sure"), [
      button("mydata-erased", words.say("mydata.button.eraseSure"), "danger"),
      button("mydata-kept", words.say("mydata.button.keep")),
    ]),
  );

const handlerFor = ({ what, value }: Reading["values"]): Handler => {
  const locale = languageMeant(value);
  // Whoever types a language alone wants it spoken.
  switch (what ?? (locale && "language")) {
    case "language":
      return languageHandler(locale);
    case "association":
      return value
        ? {
            kind: "write",
            answers: "private",
            run: async (context) => setMembership(context, (await associationNamed(context, value)).id),
          }
        : { kind: "read", answers: "private", run: askMembership };
    case "pool":
      return poolHandler(value);
    case "link":
      return linkHandler(value);
    case "erase":
      return { kind: "read", answers: "private", run: sureToErase };
    case "export":
      return { kind: "read", answers: "private", run: exportAll };
    default:
      return { kind: "read", answers: "private", run: show };
  }
};

const choice = (value: string, label: Key) => ({ value, label: inAll(label) });

export const mydata: Command = {
  spec: describeCommand("mydata", "command.mydata.about", [
    option("what", "choice", "command.mydata.what", {
      choices: [
        choice("show", "command.mydata.show"),
        choice("language", "command.mydata.language"),
        choice("association", "command.mydata.association"),
        choice("pool", "command.mydata.pool"),
        choice("link", "command.mydata.link"),
        choice("export", "command.mydata.export"),
        choice("erase", "command.mydata.erase"),
      ],
    }),
    option("value", "rest", "command.mydata.value"),
  ]),
  handler: handlerFor,
  complete: completesNothing,
};

export const mydataActions: readonly Action[] = [
  ...poolActions,
  ...linkActions,
  languageAction,
  ...noticeActions,
  { name: "mydata-export", handler: { kind: "read", answers: "private", run: exportAll } },
  { name: "mydata-erase", handler: { kind: "read", answers: "private", run: sureToErase } },
  {
    name: "mydata-kept",
    handler: {
      kind: "read",
      answers: "update",
      run: async ({ words }) => message(text(words.say("mydata.erase.kept"))),
    },
  },
  {
    name: "mydata-erased",
    handler: {
      kind: "write",
      answers: "update",
      run: async (context) => {
        await erasePerson(context.tx, context.t, context.campaign, context.actor.personId, context.at);
        return message(text(context.words.say("mydata.erase.done")));
      },
    },
  },
];
