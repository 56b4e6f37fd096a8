import { type WebAPICallResult, WebClient } from "@slack/web-api";
import { clientOptions } from "./clients.ts";
import { meaningOf, Refused } from "./faults.ts";
import { FILES_READ, missingScopes } from "./scopes.ts";

/** What is found of a Slack set-up: `refused` and `unreachable` carry Slack's word for it or the fault. */
export type Finding =
  | {
      readonly kind: "ready";
      readonly workspace: string;
      readonly name: string;
      /** Undefined where no scopes were told. */
      readonly missing: readonly string[] | undefined;
      readonly readsFiles: boolean;
    }
  | { readonly kind: "refused"; readonly token: "bot" | "app"; readonly error: string }
  | { readonly kind: "unreachable"; readonly fault: unknown };

export type ExamineGiven = {
  readonly botToken: string;
  /** Undefined where Slack delivers over HTTP. */
  readonly appToken: string | undefined;
  readonly apiUrl: string;
};

/** Tries the tokens and names the scopes that are missing. Sends nothing that anyone sees. */
export const examine = async ({ botToken, appToken, apiUrl }: ExamineGiven): Promise<Finding> => {
  const ask = async <R extends WebAPICallResult>(token: string, work: (client: WebClient) => Promise<R>) => {
    try {
      return await work(new WebClient(token, clientOptions(apiUrl)));
    } catch (fault) {
      return meaningOf(fault);
    }
  };

  const us = await ask(botToken, (client) => client.auth.test());
  if (us instanceof Refused) return { kind: "refused", token: "bot", error: us.error };
  if (us instanceof Error) return { kind: "unreachable", fault: us };
  const opened = appToken ? await ask(appToken, (client) => client.apps.connections.open({})) : undefined;
  if (opened instanceof Refused) return { kind: "refused", token: "app", error: opened.error };
  if (opened instanceof Error) return { kind: "unreachable", fault: opened };
  const { team_id = "", team = "", response_metadata } = us as Awaited<ReturnType<WebClient["auth"]["test"]>>;
  const granted = (response_metadata as { readonly scopes?: readonly string[] } | undefined)?.scopes;
  const readsFiles = granted?.includes(FILES_READ) ?? true;
  return { kind: "ready", workspace: team_id, name: team, missing: granted && missingScopes(granted), readsFiles };
};
