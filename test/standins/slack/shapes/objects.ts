import { z } from "zod";

/**
 * Block Kit's composition objects with the limits that Slack's reference documents. Every shape is strict: what Slack
 * would ignore or refuse fails here, so a misspelt key can't pass.
 */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

const TOKEN = /<([^<>]*)>/g;
const USER = /^@[UW][A-Z0-9]{8,}$/;
const CHANNEL = /^#[CG][A-Z0-9]{8,}$/;
const DATE = /^!date\^\d{1,12}\^[^|^]+(\^https?:[^|]+)?\|.+$/su;
const LINK = /^(https?:\/\/|mailto:)[^\s|]+(\|[^|]+)?$/su;

/** What is wrong with a text in Slack's markup, or undefined: half an escape, an unknown token, a call on everyone. */
export const markupFault = (text: string): string | undefined => {
  for (const [whole, inside = ""] of text.matchAll(TOKEN)) {
    if (/^!(channel|here|everyone|subteam)/.test(inside)) return `${whole} wakes everyone`;
    if (![USER, CHANNEL, DATE, LINK].some((token) => token.test(inside))) return `${whole} is no token`;
  }
  if (/[<>]/.test(text.replaceAll(TOKEN, ""))) return "a bare < or >";
  return /&(?!amp;|lt;|gt;)/.test(text) ? "a bare &" : undefined;
};

/** Text in Slack's markup, whole in its escapes and tokens. */
export const markup = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .superRefine((text, context) => {
      const fault = markupFault(text);
      if (fault) context.addIssue({ code: "custom", message: fault });
    });

export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: markup(max), verbatim: z.boolean().optional() });

export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

export const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(75),
  description: plainText(75).optional(),
});

export const blockId = z.string().min(1).max(255).optional();
export const actionId = z.string().min(1).max(255);
