import type { Action, Handler } from "../../src/bot/command.ts";
import type { Reading, Writing } from "../../src/bot/context.ts";
import { field } from "../../src/bot/fields.ts";
import { button, type Form, type Message, message, text } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { clockAt } from "../../src/domain/moment.ts";
import { overlaps, spanOf } from "../../src/domain/shift.ts";
import { addCode, CODE_LIFE, codeTyped, plainCode, useCode } from "../../src/store/organisation/codes.ts";
import { mergePersons } from "../../src/store/people/merging.ts";
import { heldFrom } from "../../src/store/signup/signups.ts";

const giveCode = async ({ tx, campaign, actor, at, words }: Writing): Promise<Message> => {
  const { organisationId, zone } = campaign;
  const code = await addCode(tx, { purpose: "person", organisationId, personId: actor.personId, at });
  const until = clockAt(new Date(at.getTime() + CODE_LIFE.person), zone);
  return message(
    text(
      [{ bold: code }, `\n${words.say("mydata.link.code", { code, until })}`],
      [button("mydata-code-type", words.say("mydata.button.typeCode"))],
    ),
  );
};

/** Who took the code out. UserError where it is no good, or stands for whoever typed it. */
const makerOf = async ({ db, campaign, actor, at }: Reading, typed: string): Promise<string> => {
  const code = await codeTyped(db, { typed, at });
  const fresh = [{ action: "mydata-link", label: "mydata.button.freshCode" }];
  if (code?.purpose !== "person" || code.personId === undefined) {
    const again = { action: `mydata-code-type:${plainCode(typed)}`, label: "error.again" };
    throw new UserError("mydata.link.wrong", {}, [again, ...fresh]);
  }
  if (code.organisationId !== campaign.organisationId) throw new UserError("mydata.link.elsewhere");
  if (code.personId === actor.personId) throw new UserError("mydata.link.own", {}, fresh);
  return code.personId;
};

/** Names the other account: someone may have been talked into typing a stranger's code. */
const ask = async (context: Reading, typed: string): Promise<Message> => {
  const { words } = context;
  const person = await makerOf(context, typed);
  const code = plainCode(typed);
  return message(
    text(
      [{ person, notify: false }, words.say("mydata.link.sure")],
      [
        button(`mydata-linked:${code}`, words.say("mydata.button.linked"), "primary"),
        button("mydata-not-linked", words.say("mydata.button.notLinked")),
      ],
    ),
  );
};

const link = async (context: Writing): Promise<Message> => {
  const { tx, t, campaign, actor, arg, at, words } = context;
  const into = await makerOf(context, arg);
  if (!(await useCode(tx, arg))) throw new UserError("mydata.link.wrong");
  await mergePersons(tx, t, { campaign, into, from: actor.personId, at });
  const notes = (await isTwice(context, into)) ? [words.say("mydata.link.overlap")] : [];
  return message(
    text([words.say("mydata.link.done"), ...notes].join(" "), [
      button("schedule:mine", words.say("schedule.button.mine")),
    ]),
  );
};

/** Whether a person is to be in two places at once. */
const isTwice = async ({ tx, campaign, today, at }: Writing, personId: string): Promise<boolean> => {
  const held = (await heldFrom(tx, { personId, from: today })).filter(({ cancelled }) => !cancelled);
  const spans = held.map(({ day, start, end }) => spanOf(day, start, end, campaign.zone)).filter(({ to }) => to > at);
  return spans.some((one, n) => spans.slice(n + 1).some((other) => overlaps(one, other)));
};

/** `mydata-code-type:CODE` asks for a code; the one that was mistyped stands there. */
const codeForm = async ({ arg, words }: Reading): Promise<Form> => ({
  action: "mydata-code-typed",
  title: words.say("mydata.link.title"),
  fields: [
    field("value", "mydata.link.field", words, {
      required: true,
      value: arg || undefined,
      hint: words.say("mydata.link.fieldHint"),
    }),
  ],
});

/** `/mydata link` gives a code; with the code of one's other account it asks whether the two are one. */
export const linkHandler = (typed: string | undefined): Handler =>
  typed
    ? { kind: "read", answers: "private", run: (context) => ask(context, typed) }
    : { kind: "write", answers: "private", run: giveCode };

export const linkActions: readonly Action[] = [
  { name: "mydata-link", handler: linkHandler(undefined) },
  { name: "mydata-linked", handler: { kind: "write", answers: "update", run: link } },
  {
    name: "mydata-not-linked",
    handler: {
      kind: "read",
      answers: "update",
      run: async ({ words }) => message(text(words.say("mydata.link.kept"))),
    },
  },
  { name: "mydata-code-type", handler: { kind: "ask", run: codeForm } },
  {
    name: "mydata-code-typed",
    handler: { kind: "read", answers: "private", run: (context) => ask(context, context.values.value ?? "") },
  },
];
