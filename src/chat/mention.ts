/** `<@123>`, `<@!123>`, `<@U123|kim>`: how Discord and Slack write a person in a line of text. */
const MENTION = /^<@!?([^|>\s]+)(?:\|[^>]*)?>$/;
/** What Discord's own picker gives. */
const SNOWFLAKE = /^\d{15,21}$/;

/** The external id of the account that the value of a `person` option names; undefined where it names none. */
export const accountIn = (value: string): string | undefined => {
  const said = value.trim();
  return MENTION.exec(said)?.[1] ?? (SNOWFLAKE.test(said) ? said : undefined);
};
