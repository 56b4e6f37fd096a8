import { UserError } from "./domain/error.ts";

export type Config = {
  /** `file:PATH` or `postgres://…`. */
  readonly database: string;
  readonly host: string;
  readonly port: number;
  readonly discord:
    | { readonly token: string; readonly apiUrl: string | undefined; readonly guild: string | undefined }
    | undefined;
  readonly slack: SlackConfig | undefined;
};

export type SlackConfig = {
  readonly botToken: string;
  /** Starts Socket Mode. */
  readonly appToken: string | undefined;
  /** Starts the HTTP receiver. */
  readonly signingSecret: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly apiUrl: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with a variable, and the cure. */
export type ConfigFault = { readonly variable: string; readonly key: string };

/** Every fault of an environment at once. */
export class ConfigError extends UserError {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super("cli.config", { variables: faults.map(({ variable }) => variable).join(", ") });
    this.faults = faults;
  }
}

const DEFAULTS = { database: "file:./data/samling.db", host: "127.0.0.1", port: 3000, slackPort: 3001 } as const;

/** The environment as a Config. Throws ConfigError with every fault at once, each with its cure. */
export const configFrom = (environment: Environment): Config => {
  const faults: ConfigFault[] = [];
  const value = (variable: string): string | undefined => environment[variable]?.trim() || undefined;
  const fault = (variable: string, key: string): undefined => {
    faults.push({ variable, key });
    return undefined;
  };
  const portIn = (variable: string, otherwise: number): number => {
    const text = value(variable) ?? String(otherwise);
    const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (!(port <= 65_535)) fault(variable, "cli.fault.port");
    return port;
  };
  const urlIn = (variable: string): string | undefined => {
    const text = value(variable);
    return text === undefined || URL.canParse(text) ? text : fault(variable, "cli.fault.url");
  };

  const database = value("DATABASE_URL") ?? DEFAULTS.database;
  if (!/^(file:.|postgres(ql)?:\/\/)/.test(database)) fault("DATABASE_URL", "cli.fault.database");
  const host = value("HOST") ?? DEFAULTS.host;
  const port = portIn("PORT", DEFAULTS.port);

  const token = value("DISCORD_TOKEN");
  const discordUrl = urlIn("DISCORD_API_URL");
  const discord = token ? { token, apiUrl: discordUrl, guild: value("DISCORD_GUILD") } : undefined;

  const botToken = value("SLACK_BOT_TOKEN");
  const appToken = value("SLACK_APP_TOKEN");
  const signingSecret = value("SLACK_SIGNING_SECRET");
  if (botToken && !botToken.startsWith("xoxb-")) fault("SLACK_BOT_TOKEN", "cli.fault.botToken");
  if (appToken && !appToken.startsWith("xapp-")) fault("SLACK_APP_TOKEN", "cli.fault.appToken");
  if (botToken && !appToken && !signingSecret) fault("SLACK_APP_TOKEN", "cli.fault.slackHalf");
  if (!botToken && (appToken || signingSecret)) fault("SLACK_BOT_TOKEN", "cli.fault.slackHalf");
  const slackHost = value("SLACK_HOST") ?? host;
  const slackPort = portIn("SLACK_PORT", DEFAULTS.slackPort);
  const apiUrl = urlIn("SLACK_API_URL");
  const slack = botToken ? { botToken, appToken, signingSecret, host: slackHost, port: slackPort, apiUrl } : undefined;

  if (faults.length > 0) throw new ConfigError(faults);
  return { database, host, port, discord, slack };
};
