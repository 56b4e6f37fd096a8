/** Literal text for Slack's markup: the three characters that Slack reads as its own. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The opposite, for what Slack hands over escaped: the words after a slash command. */
export const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Literal text inside a `<…|label>`, where a bar would begin another part. */
export const escapedLabel = (text: string): string => escaped(text).replaceAll("|", "/").replaceAll("\n", " ");

const WEB = /^https?:$/;

/** The address as it may stand in a link, or undefined where it is none of the web's. */
export const webAddress = (url: string): string | undefined => {
  const parsed = URL.parse(url);
  if (!parsed || !WEB.test(parsed.protocol)) return undefined;
  return parsed.href.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E");
};
