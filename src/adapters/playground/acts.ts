import type { Answer, Call, Dispatch, Input } from "../../chat/call.ts";
import { type Message, message as messageOf, text } from "../../chat/message.ts";
import { WORKSPACE } from "./account.ts";
import type { Board } from "./board.ts";
import type { Clockwork } from "./clockwork.ts";
import { LIMITS } from "./limits.ts";
import { withMentions } from "./mentions.ts";
import { render } from "./render.ts";
import type { Account, Shelf } from "./shelf.ts";
import type { Act, Outcome, Place, WireMessage } from "./wire.ts";

export type Parts = {
  readonly shelf: Shelf;
  readonly board: Board;
  readonly clockwork: Clockwork;
};

/** The call behind everything an account does in a place, without what it did. */
export const callFrom = (
  { clockwork }: Pick<Parts, "clockwork">,
  account: Account,
  place: Place,
  key: string,
): Omit<Call, "input"> => ({
  key: `${account.id}.${key}`,
  platform: "playground",
  workspace: WORKSPACE,
  channel: place.startsWith("channel:") ? place.slice("channel:".length) : undefined,
  caller: {
    account: account.id,
    locale: account.locale,
    // Whoever practises may set it up: a code is asked for all the same.
    managesWorkspace: true,
    platformRoles: [],
  },
  at: clockwork.now(),
  files: {},
});

/** Hands an act to the engine and shows what it says, to nobody but the one who did it, or in the message it was done to. */
export const perform = async (parts: Parts, dispatch: Dispatch, account: Account, act: Act): Promise<Outcome> => {
  const input = inputOf(act, await parts.shelf.accounts());
  const call = { ...callFrom(parts, account, act.place, act.key), files: filesOf(act), input };
  const toSelf = (id: string, said: Message, by?: string): WireMessage => ({
    id: `${call.key}.${id}`,
    place: act.place,
    only: account.id,
    by,
    at: call.at.toISOString(),
    blocks: render(said),
  });
  if (act.input.kind === "line") await parts.board.put(toSelf("line", messageOf(text(act.input.shown)), account.id));

  const answer = await dispatch.answer(call);

  if (answer.kind !== "message") return answer.kind === "form" ? { form: answer.form } : {};
  const shown = (await updated(parts, dispatch, call, act, answer)) ?? toSelf("answer", answer.message);
  await parts.board.put(shown);
  return { message: shown.id };
};

const updated = async (
  { board }: Parts,
  dispatch: Dispatch,
  { input, caller }: Call,
  act: Act,
  answer: Extract<Answer, { kind: "message" }>,
): Promise<WireMessage | undefined> => {
  if (act.message === undefined || dispatch.acknowledgement(input) !== "update") return undefined;
  const bearer = await board.get(act.message);
  const theirs = bearer && bearer.by === undefined && (bearer.only ?? caller.account) === caller.account;
  return theirs && bearer.place === act.place ? { ...bearer, blocks: render(answer.message) } : undefined;
};

const inputOf = ({ input }: Act, accounts: readonly Account[]): Input =>
  input.kind === "line" ? { kind: "line", text: withMentions(input.sent, accounts) } : input;

const filesOf = ({ files }: Act): Call["files"] =>
  Object.fromEntries(Object.entries(files).map(([name, base64]) => [name, Buffer.from(base64, "base64")]));

/** Whether every file is small enough for the engine. */
export const filesFit = (act: Act): boolean => Object.values(filesOf(act)).every(({ length }) => length <= LIMITS.file);
