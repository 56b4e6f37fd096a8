/** `<@123>`, `<@!123>`, `<@U123|kim>`: how Discord and Slack write a person in a line of text. */
const MENTION = /^<@!?([^|>\s]+)(?:\|[^>]*)?>$/;

/** The external id of the account that the value of a `person` option names: a mention, or the id itself. */
export const accountIn = (value: string): string => MENTION.exec(value.trim())?.[1] ?? value.trim();
