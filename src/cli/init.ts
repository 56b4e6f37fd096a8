import { type Finding, findingLine } from "./finding.ts";
import { discordFindings, examineDiscord } from "./look-at-discord.ts";
import { examineSlack, slackFindings } from "./look-at-slack.ts";
import { readSettings, type Settings, writeSettings } from "./settings-file.ts";
import { type Ask, type Terminal, UsageError, type Verb } from "./verb.ts";

/** Whoever sits there stopped: nothing is written. */
class Stopped extends Error {}

type Desk = Pick<Terminal, "say" | "environment"> & { readonly ask: (question: string) => Promise<string> };

const deskOf = ({ say, environment }: Terminal, ask: Ask): Desk => ({
  say,
  environment,
  ask: async (question) => {
    const said = await ask(question);
    if (said === undefined) throw new Stopped();
    return said.trim();
  },
});

/** Asks until the answer works or is left empty. */
const tried = async (
  { ask, say }: Desk,
  question: string,
  look: (said: string) => Promise<{ readonly works: boolean; readonly findings: readonly Finding[] }>,
): Promise<string | undefined> => {
  for (;;) {
    const said = await ask(question);
    if (said === "") return undefined;
    // A token is pasted: what came along with it is no token, and may not enter the file.
    if (!/^[\w.-]+$/.test(said)) {
      say("That is no token: letters, digits, dots and dashes only.");
      continue;
    }
    const { works, findings } = await look(said);
    for (const finding of findings) say(findingLine(finding));
    if (works) return said;
  }
};

const askDiscord = async (desk: Desk): Promise<Settings> => {
  const apiUrl = desk.environment.DISCORD_API_URL;
  const token = await tried(desk, "Discord: the token under Bot (empty: no Discord): ", async (said) => {
    const found = await examineDiscord({ token: said, apiUrl });
    return { works: found.kind === "ready", findings: discordFindings(found, []) };
  });
  return token ? { DISCORD_TOKEN: token } : {};
};

const askSlack = async (desk: Desk): Promise<Settings> => {
  const apiUrl = desk.environment.SLACK_API_URL;
  const lookWith = async (botToken: string, appToken: string | undefined) => {
    const found = await examineSlack({ botToken, appToken, apiUrl });
    return { works: found.kind === "ready", findings: slackFindings(found) };
  };
  const bot = await tried(desk, "Slack: the bot token, xoxb-… (empty: no Slack): ", (said) =>
    lookWith(said, undefined),
  );
  if (!bot) return {};
  const app = await tried(desk, "Slack: the app-level token, xapp-… (empty: delivery over HTTP): ", (said) =>
    lookWith(bot, said),
  );
  if (app) return { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app };
  const secret = await tried(desk, "Slack: the signing secret (empty: no Slack): ", async () => ({
    works: true,
    findings: [],
  }));
  return secret ? { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret } : {};
};

/** Of the settings, those that may be written: whoever sits there is asked about each that stands in the file already. */
const allowed = async ({ ask }: Desk, file: string, settings: Settings): Promise<Settings> => {
  const standing = await readSettings(file);
  const kept: (readonly [string, string | undefined])[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const differs = standing[name] !== undefined && standing[name] !== value;
    if (!differs || /^(y|yes|j|ja)$/i.test(await ask(`${name} stands in ${file} already. Replace it? (yes/no) `)))
      kept.push([name, value]);
  }
  return Object.fromEntries(kept);
};

export const init: Verb = {
  name: "init",
  usage: "init [--file .env]",
  about: "ask for the chat platforms' tokens, try them and write them where start reads them",
  words: [0, 0],
  options: { file: "string" },
  run: async (terminal, { options }) => {
    if (!terminal.ask)
      throw new UsageError(
        "init asks questions and needs a terminal; without one, set the variables that doctor names",
      );
    const file = options.file?.toString() ?? ".env";
    const desk = deskOf(terminal, terminal.ask);
    try {
      const settings = { ...(await askDiscord(desk)), ...(await askSlack(desk)) };
      const written = await allowed(desk, file, settings);
      if (Object.keys(written).length === 0) {
        terminal.say("Nothing was written. Without a token, npm start opens the playground.");
        return 1;
      }
      await writeSettings(file, written);
      terminal.say(`Written to ${file}, which only you can read: ${Object.keys(written).join(", ")}.`);
      terminal.say(
        "Next: npm start. Then npm run samling setup-code, and type its code with /campaign setup in your chat.",
      );
      terminal.document({ file, written: Object.keys(written) });
      return 0;
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      terminal.say("Stopped. Nothing was written.");
      return 1;
    }
  },
};
