import type { Answer, Call, Dispatch, Input } from "../../chat/call.ts";
import type { Spec } from "../../chat/command.ts";
import { message, text } from "../../chat/message.ts";
import type { Report } from "../../chat/report.ts";
import { DEFAULT_LOCALE, type Locale } from "../../domain/locale.ts";
import { type Key, wordsOf } from "../../locales/words.ts";
import type { Upload } from "./calls.ts";
import { commandOf } from "./commands.ts";
import { isDirect, type Origin } from "./origin.ts";
import type { People } from "./people.ts";
import { type Fetching, NoFiles, TooLarge } from "./uploads.ts";

/** Where and by whom something is asked of the engine, and in the language of which form, where one was sent. */
type Asker = Pick<Origin, "key" | "account" | "channel" | "language">;

export type Ask = (asker: Asker, input: Input, uploads?: readonly Upload[]) => Promise<Answer>;

export type AskingGiven = {
  readonly workspace: string;
  readonly specs: readonly Spec[];
  readonly dispatch: Dispatch;
  readonly people: People;
  readonly fetchFiles: Fetching;
  readonly now: () => Date;
  readonly report: Report;
};

const keyOf = (fault: unknown): Key => {
  if (fault instanceof TooLarge) return "slack.too-large";
  return fault instanceof NoFiles ? "slack.no-files" : "slack.unread";
};

/** Asks the engine in the name of a person in this workspace. */
export const asking = (given: AskingGiven): Ask => {
  const { workspace, specs, dispatch, people, fetchFiles, now, report } = given;
  const organisers = new Set(specs.filter(({ audience }) => audience !== "everyone").map(({ name }) => name));

  /** Slack is asked only for what organisers type: a look-up for every press would run into its limits. */
  const manages = async (account: string, input: Input): Promise<boolean> => {
    if (input.kind !== "line" || !organisers.has(commandOf(input.text))) return people.manages(account);
    return people.askManages(account).catch((fault) => {
      report(fault, "asking who manages the workspace");
      return people.manages(account);
    });
  };

  /** Without its file an act is not done; the person can send it again. */
  const unread = (language: Locale, fault: unknown): Answer => {
    if (!(fault instanceof TooLarge)) report(fault, "fetching a file");
    const said = message(text(wordsOf(language).say(keyOf(fault))));
    return { kind: "message", message: said, refused: true };
  };

  const asked = async ({ key, account, channel }: Asker, input: Input, files: Call["files"]): Promise<Answer> =>
    dispatch.answer({
      key,
      platform: "slack",
      workspace,
      channel: channel && isDirect(channel) ? undefined : channel,
      // Slack's own language setting decides nothing: the campaign's holds until a person chooses another.
      caller: { account, locale: undefined, managesWorkspace: await manages(account, input), platformRoles: [] },
      at: now(),
      input,
      files,
    });

  return async (asker, input, uploads = []) => {
    let files: Call["files"];
    try {
      files = await fetchFiles(uploads);
    } catch (fault) {
      return unread(asker.language ?? DEFAULT_LOCALE, fault);
    }
    return asked(asker, input, files);
  };
};
