import type { Zone } from "../../domain/day.ts";
import type { Locale } from "../../domain/locale.ts";

/** The order in which channels are shown. */
export const PURPOSES = ["daily", "coordinators", "association"] as const;

/** A channel by its external id; `name` without `#`. A closed one is read by its own people and coordinators. */
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly purpose: (typeof PURPOSES)[number];
  /** The association's name, where it is an association's channel. */
  readonly association: string | undefined;
  readonly closed: boolean;
};

export const ROLES = ["activist", "organiser", "coordinator"] as const;
export type Role = (typeof ROLES)[number];

/** What the bot knows of an account: its highest role, the association of that role or of the person, its language. */
export type Standing = {
  readonly role: Role;
  readonly association: string | undefined;
  /** As chosen with the bot; undefined: nothing chosen. */
  readonly locale: Locale | undefined;
};

/** What the page must know of the organisation to show it: filled by `app`. */
export interface Scene {
  channels(): Promise<readonly Channel[]>;
  /** An account the bot has not met yet is an activist of no association. */
  standing(account: string): Promise<Standing>;
  campaign(): Promise<{ readonly zone: Zone; readonly locale: Locale }>;
  /** Lets an account be spoken to in this language. */
  choose(account: string, locale: Locale, at: Date): Promise<void>;
}

/** Whether a person in this standing reads the channel. */
export const reads = ({ role, association }: Standing, channel: Channel): boolean =>
  !channel.closed ||
  role === "coordinator" ||
  (channel.purpose === "association" && association !== undefined && channel.association === association);
