import { type AutocompleteInteraction, type Interaction, InteractionResponseType as Reply } from "discord.js";
import type { Answer, Call, Caller, Dispatch, Input } from "../../chat/call.ts";
import { button, type Message, message, text } from "../../chat/message.ts";
import type { Report } from "../../chat/report.ts";
import { DEFAULT_LOCALE } from "../../domain/locale.ts";
import { type Key, wordsOf } from "../../locales/words.ts";
import {
  type Act,
  callerOf,
  circumstances,
  componentsOn,
  filesOf,
  inputOf,
  isAct,
  messageOf,
  workspaceOf,
} from "./calls.ts";
import { TooLarge } from "./files.ts";
import { modalOf } from "./forms.ts";
import { inTime } from "./in-time.ts";
import { lane } from "./lane.ts";
import { LIMITS, shorten } from "./limits.ts";
import { firstMark } from "./marks.ts";
import type { People } from "./people.ts";
import { type Part, render, rerender, whispered, withMarks } from "./render.ts";
import type { Replies } from "./replies.ts";

/** A form opens within Discord's three seconds or not at all; an answer must still travel. Milliseconds. */
const FORM_WITHIN = 2_000;
const COMPLETE_WITHIN = 2_000;
/** How many acts are worked on at a time. */
const WORKING = 4;

export type AnswersGiven = {
  readonly dispatch: Dispatch;
  readonly replies: Replies;
  readonly people: People;
  /** The servers the bot is in. */
  readonly workspaces: () => readonly string[];
  readonly now: () => Date;
  readonly departed: (workspace: string, account: string) => void;
  readonly report: Report;
};

/** Hands what people do to the engine, acknowledges it in time, and shows what comes back. Never throws. */
export const answers = (given: AnswersGiven): ((interaction: Interaction) => Promise<void>) => {
  const { dispatch, replies, people, report } = given;
  const inTurn = lane(WORKING);

  const act = async (done: Act): Promise<void> => {
    const input = inputOf(done);
    const how = dispatch.acknowledgement(input);
    if (how === "form") return open(done, input);
    const updates = how === "update" && messageOf(done) !== undefined;
    const taken = await (updates ? replies.deferUpdate(done) : replies.deferPrivately(done, inServer(done)));
    // The person has seen it fail and will do it again, so it must not be done now.
    if (!taken) return report(new Error("an act was acknowledged too late"), "acknowledging");
    const answer = await inTurn.run(() => askInCalm(done, input));
    await show(done, answer, updates);
  };

  /** In a rush a few at a time, and not before everyone is acknowledged: that has three seconds, an answer minutes. */
  const askInCalm = async (done: Act, input: Input): Promise<Answer> => {
    await replies.clear();
    return ask(done, input);
  };

  /** What the engine says, or why it is not asked. Never throws. */
  const ask = async (done: Act, input: Input): Promise<Answer> => {
    const workspace = workspaceOf(done, given.workspaces());
    if (!workspace) return says(done, "discord.elsewhere");
    try {
      const known = await lookedUp(done, workspace);
      if (typeof known === "string") return says(done, known);
      const { caller, files } = known;
      return await dispatch.answer({ ...circumstances(done, workspace, caller, given.now()), input, files });
    } catch (error) {
      report(error, "asking the engine");
      return says(done, "discord.unshown");
    }
  };

  type LookedUp = { readonly caller: Caller; readonly files: Call["files"] };

  /** Who acts and with which files, or why nothing is done. */
  const lookedUp = async (done: Act, workspace: string): Promise<LookedUp | Key> => {
    try {
      const caller = await callerIn(done, workspace);
      return caller ? { caller, files: await filesOf(done) } : "discord.left";
    } catch (error) {
      if (error instanceof TooLarge) return "discord.too-large";
      report(error, "looking up what came");
      return "discord.unasked";
    }
  };

  /** In direct messages Discord says nothing of the person's place in the server, so it is looked up there. */
  const callerIn = async (done: Act, workspace: string): Promise<Caller | undefined> => {
    if (done.guildId) return callerOf(done);
    const account = done.user.id;
    const member = await people.memberNow(workspace, account);
    if (member) return callerOf(done, member.roles);
    given.departed(workspace, account);
    return undefined;
  };

  /** A form must open before anything is acknowledged. */
  const open = async (done: Act, input: Input): Promise<void> => {
    const asked = ask(done, input);
    const answer = await inTime(asked, FORM_WITHIN);
    if (!answer) return late(done, input, asked);
    if (answer.kind === "message") return say(done, answer.message);
    if (answer.kind === "repeat") return;
    // Discord opens no form in answer to a form.
    if (done.isModalSubmit()) return say(done, spoken(done, "discord.no-form"));
    const data = modalOf(answer.form);
    if (!(await replies.callback(done, { type: Reply.Modal, data }))) report(new Error("too late"), "opening a form");
  };

  const late = async (done: Act, input: Input, asked: Promise<Answer>): Promise<void> => {
    if (!(await replies.deferPrivately(done, inServer(done)))) return report(new Error("too late"), "acknowledging");
    const answer = await asked;
    const again = input.kind === "press" ? [button(input.id, spokenWords(done)("discord.open"), "primary")] : [];
    const retry = message(text(spokenWords(done)("discord.late"), again));
    await show(done, answer.kind === "form" ? { kind: "message", message: retry } : answer, false);
  };

  /** Fills in what was deferred; what does not fit into one message follows. */
  const show = async (done: Act, answer: Answer, updates: boolean): Promise<void> => {
    if (answer.kind === "repeat") return;
    // Why nothing was done is said beside the message, which still stands as it was.
    if (updates && answer.kind === "message" && answer.refused) {
      return follow(done, marked(done, render(answer.message), false));
    }
    const shown = answer.kind === "message" ? answer.message : spoken(done, "discord.no-form");
    const [first, ...more] = marked(done, updates ? rerender(shown) : render(shown), updates);
    if (first) await replies.edit(done, first);
    await follow(done, more);
  };

  /** Acknowledges with the answer itself. */
  const say = async (done: Act, shown: Message): Promise<void> => {
    const [first, ...more] = marked(done, render(shown), false);
    if (first && (await replies.say(done, inServer(done) ? whispered(first) : first))) await follow(done, more);
  };

  const follow = async (done: Act, parts: readonly Part[]): Promise<void> => {
    for (const part of parts) await replies.followUp(done, inServer(done) ? whispered(part) : part);
  };

  /** A rewritten message keeps the mark of its post; all say for which server they speak. */
  const marked = (done: Act, parts: readonly Part[], updates: boolean): readonly Part[] => {
    const workspace = workspaceOf(done, given.workspaces());
    if (!workspace) return parts;
    const kept = updates ? firstMark(componentsOn(done)) : undefined;
    return parts.map((part, at) => withMarks(part, { workspace, part: at === 0 ? kept : undefined }));
  };

  const complete = async (typing: AutocompleteInteraction): Promise<void> => {
    const { name, value } = typing.options.getFocused(true);
    const call = { ...circumstances(typing, typing.guildId ?? "", callerOf(typing), given.now()), files: {} };
    const offered = dispatch.complete(call, typing.commandName, name, String(value));
    const found = (await inTime(offered, COMPLETE_WITHIN)) ?? [];
    const choices = found.slice(0, LIMITS.options).map((choice) => ({
      name: shorten(choice.description ? `${choice.label} · ${choice.description}` : choice.label, LIMITS.option),
      value: choice.value,
    }));
    await replies.callback(typing, { type: Reply.ApplicationCommandAutocompleteResult, data: { choices } });
  };

  return async (interaction) => {
    try {
      if (interaction.isAutocomplete()) await complete(interaction);
      else if (isAct(interaction)) await act(interaction);
    } catch (error) {
      report(error, "answering");
      if (isAct(interaction)) await apologise(interaction).catch((fault) => report(fault, "answering"));
    }
  };

  /** What was done is done; only showing it failed. */
  async function apologise(done: Act): Promise<void> {
    const [part] = render(spoken(done, "discord.unshown"));
    if (part) await replies.edit(done, part).catch(() => replies.say(done, inServer(done) ? whispered(part) : part));
  }
};

const inServer = (done: Act): boolean => done.guildId !== null;

const spokenWords = (done: Act) => wordsOf(callerOf(done).locale ?? DEFAULT_LOCALE).say;
const spoken = (done: Act, key: Key): Message => message(text(spokenWords(done)(key)));
const says = (done: Act, key: Key): Answer => ({ kind: "message", message: spoken(done, key) });
