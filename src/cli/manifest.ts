import { commands } from "../../commands/index.ts";
import { manifest as slackManifest } from "../adapters/slack/manifest.ts";
import { DEFAULT_LOCALE, LOCALES } from "../domain/locale.ts";
import { UsageError, type Verb } from "./verb.ts";

const localeIn = (text: string | undefined) => {
  const locale = text === undefined ? DEFAULT_LOCALE : LOCALES.find((one) => one === text);
  if (!locale) throw new UsageError(`${text}: --language takes ${LOCALES.join(" or ")}`);
  return locale;
};

/** Slack delivers to nothing but https. */
const addressIn = (text: string | undefined): string | undefined => {
  if (text !== undefined && URL.parse(text)?.protocol !== "https:")
    throw new UsageError(`${text}: --url takes https://…`);
  return text;
};

export const manifest: Verb = {
  name: "manifest",
  usage: "manifest slack [--language sv|en] [--url https://HOST/slack/events]",
  about: "the app manifest to paste at api.slack.com/apps; --url for delivery over HTTP instead of Socket Mode",
  words: [1, 1],
  options: { language: "string", url: "string" },
  run: async ({ say, document }, { words: [platform], options }) => {
    if (platform !== "slack") throw new UsageError(`${platform}: only slack takes a manifest`);
    const specs = commands.map(({ spec }) => spec);
    const app = slackManifest(specs, {
      locale: localeIn(options.language?.toString()),
      requestUrl: addressIn(options.url?.toString()),
    });
    document(app);
    say(JSON.stringify(app, null, 2));
    return 0;
  },
};
