/** What travels between the page and its server, as JSON: a `Date` is an ISO string, bytes are base64. */
import type { Spec } from "../../chat/command.ts";
import type { Form } from "../../chat/form.ts";
import type { Button, Choice } from "../../chat/message.ts";
import type { Zone } from "../../domain/day.ts";
import type { Locale } from "../../domain/locale.ts";
import type english from "../../locales/en/playground.json";
import type { Channel, Role } from "./scene.ts";

/** A channel, or the personal messages of an account, by external id. */
export type Place = `channel:${string}` | `account:${string}`;

export type WireSpan =
  | string
  | { readonly bold: string }
  | { readonly at: string; readonly text: string }
  | { readonly person: string; readonly notify: boolean }
  | { readonly channel: string }
  | { readonly url: string; readonly label: string };

export type WireBlock =
  | { readonly kind: "text"; readonly spans: readonly WireSpan[]; readonly buttons: readonly Button[] }
  | { readonly kind: "select"; readonly action: string; readonly label: string; readonly choices: readonly Choice[] }
  | { readonly kind: "file"; readonly name: string; readonly base64: string; readonly alt: string };

export type WireMessage = {
  readonly id: string;
  readonly place: Place;
  /** The only account that sees it; absent: everyone who reads the place. */
  readonly only?: string | undefined;
  /** The account that wrote it; absent: Samling. */
  readonly by?: string | undefined;
  readonly at: string;
  readonly blocks: readonly WireBlock[];
};

export type WirePerson = {
  readonly account: string;
  readonly name: string;
  readonly role: Role;
  readonly association?: string | undefined;
  readonly locale: Locale;
};

/** A channel as the reader finds it. */
export type WireChannel = Pick<Channel, "id" | "name" | "purpose"> & {
  readonly association?: string | undefined;
  readonly open: boolean;
};

/** A command in the reader's language. */
export type WireOption = Omit<Spec["options"][number], "description" | "choices"> & {
  readonly description: string;
  readonly choices: readonly Choice[];
};
export type WireSpec = Pick<Spec, "name" | "audience"> & {
  readonly description: string;
  readonly options: readonly WireOption[];
};

/** The page's own words, by key; blanks are `{{name}}`. */
export type WireWords = Readonly<Record<keyof typeof english, string>>;

/** Everything the page shows to one person. */
export type State = {
  readonly me: string;
  readonly locale: Locale;
  readonly words: WireWords;
  readonly zone: Zone;
  /** The language of what stands in the channels. */
  readonly posts: Locale;
  readonly now: string;
  readonly people: readonly WirePerson[];
  readonly channels: readonly WireChannel[];
  readonly specs: readonly WireSpec[];
  readonly messages: readonly WireMessage[];
};

/** What the server tells an open page. `stir`: something came where this person does not look. */
export type Tell =
  | { readonly kind: "state"; readonly state: State }
  | { readonly kind: "put"; readonly message: WireMessage }
  | { readonly kind: "stir"; readonly place: Place }
  | { readonly kind: "people"; readonly people: readonly WirePerson[]; readonly channels: readonly WireChannel[] }
  | { readonly kind: "clock"; readonly now: string };

/** What a person did. `sent` is the line as the bot reads it, `shown` as the person saw it. */
export type WireInput =
  | { readonly kind: "line"; readonly sent: string; readonly shown: string }
  | { readonly kind: "press"; readonly id: string }
  | { readonly kind: "choose"; readonly action: string; readonly value: string }
  | { readonly kind: "submit"; readonly action: string; readonly values: Readonly<Record<string, string>> };

export type Act = {
  /** Made by the page; the same when it tries again. */
  readonly key: string;
  readonly as: string;
  readonly place: Place;
  /** The message whose button, select or form it was. */
  readonly message?: string | undefined;
  readonly input: WireInput;
  /** Base64 by option name. */
  readonly files: Readonly<Record<string, string>>;
};
/** What an act leads to: a form to fill in, or a message, which comes as a `put`. */
export type Outcome = { readonly form?: Form | undefined; readonly message?: string | undefined };

export type Asked = {
  readonly as: string;
  readonly place: Place;
  readonly command: string;
  readonly option: string;
  readonly typed: string;
};
export type Offered = { readonly choices: readonly Choice[] };

/** `local` is a wall-clock time in the campaign's zone, `yyyy-MM-ddTHH:mm`. */
export type Move =
  | { readonly kind: "set"; readonly local: string }
  | { readonly kind: "hour" }
  | { readonly kind: "day" }
  | { readonly kind: "next" };
/** `moved` false: nothing more is planned. */
export type Moved = { readonly now: string; readonly moved: boolean };

export type Newcomer = { readonly name: string; readonly locale: Locale };
export type Welcomed = { readonly account: string };

/** A refusal, as a key of the page's words. */
export type Problem = { readonly problem: keyof typeof english };
