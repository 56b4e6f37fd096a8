import type { Answer, Dispatch, Input } from "../../chat/call.ts";
import type { Spec } from "../../chat/command.ts";
import type { Report } from "../../chat/report.ts";
import { commandOf } from "./commands.ts";
import { isDirect } from "./origin.ts";
import type { People } from "./people.ts";

/** Where and by whom something is asked of the engine. */
type Asker = { readonly key: string; readonly account: string; readonly channel: string | undefined };

export type Ask = (asker: Asker, input: Input) => Promise<Answer>;

export type AskingGiven = {
  readonly workspace: string;
  readonly specs: readonly Spec[];
  readonly dispatch: Dispatch;
  readonly people: People;
  readonly now: () => Date;
  readonly report: Report;
};

/** Asks the engine in the name of a person in this workspace. */
export const asking = ({ workspace, specs, dispatch, people, now, report }: AskingGiven): Ask => {
  const organisers = new Set(specs.filter(({ audience }) => audience === "organisers").map(({ name }) => name));

  /** Slack is asked only for what organisers type: a look-up for every press would run into its limits. */
  const manages = async (account: string, input: Input): Promise<boolean> => {
    if (input.kind !== "line" || !organisers.has(commandOf(input.text))) return people.manages(account);
    return people.askManages(account).catch((fault) => {
      report(fault, "asking who manages the workspace");
      return people.manages(account);
    });
  };

  return async ({ key, account, channel }, input) =>
    dispatch.answer({
      key,
      platform: "slack",
      workspace,
      channel: channel && isDirect(channel) ? undefined : channel,
      // Slack's own language setting decides nothing: the campaign's holds until a person chooses another.
      caller: { account, locale: undefined, managesWorkspace: await manages(account, input), platformRoles: [] },
      at: now(),
      input,
      files: {},
    });
};
