import { type Locale, localeOf } from "../../domain/locale.ts";

/** Where an act came from, which is where its answer goes. Kept in a form's `private_metadata` while it is open. */
export type Origin = {
  /** The same when Slack delivers the act twice. */
  readonly key: string;
  readonly account: string;
  readonly channel: string | undefined;
  /** Slack's address for answers to this act: five uses, half an hour. */
  readonly response: string | undefined;
  /** The act's key at Slack for opening a form, within three seconds. */
  readonly trigger: string;
  /**
   * `typed`: nothing was pressed; `message`: a message, `whisper`: one that only the person sees, `direct`: one in the
   * person's own messages with the app; `home`: the app's home.
   */
  readonly place: "typed" | "message" | "whisper" | "direct" | "home";
  /** Of the form that was sent, where one was. */
  readonly language: Locale | undefined;
};

/** Direct messages, with the app or between people, have their own kind of id. */
export const isDirect = (channel: string): boolean => channel.startsWith("D");

const PLACES = ["typed", "message", "whisper", "direct", "home"] as const;

/** The origin as text for a form in a language; the key, the account and the trigger come anew when it is sent. */
export const packed = ({ channel, response, place }: Origin, language: Locale): string =>
  JSON.stringify({ channel, response, place, language });

/** The origin of a form's sending. What can't be read counts as typed nowhere: its answer comes as a direct message. */
export const unpacked = (metadata: string, anew: Pick<Origin, "key" | "account" | "trigger">): Origin => {
  const { channel, response, place, language } = parsed(metadata);
  return {
    ...anew,
    channel: typeof channel === "string" ? channel : undefined,
    response: typeof response === "string" ? response : undefined,
    place: PLACES.find((one) => one === place) ?? "typed",
    language: typeof language === "string" ? localeOf(language) : undefined,
  };
};

type Packed = Readonly<Partial<Record<"channel" | "response" | "place" | "language", unknown>>>;

const parsed = (text: string): Packed => {
  try {
    return (JSON.parse(text) as Packed | null) ?? {};
  } catch {
    return {};
  }
};
