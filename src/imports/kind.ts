import type { ActivityKind } from "../domain/activity.ts";
import { foldText } from "../domain/text.ts";

const NAMES: Readonly<Record<ActivityKind, readonly string[]>> = {
  tour: ["turné", "rundtur"],
  hub: ["knutpunkt", "knytpunkt", "transit hub"],
  handout: ["utdelning", "tidningsutdelning", "flygblad", "flygbladsutdelning", "leafleting"],
  square: ["torg", "torgmöte", "bokbord", "valstuga", "square meeting"],
  phonebank: ["ringstuga", "ringkväll", "ringpass", "ringning", "phone bank", "phone-bank"],
  canvass: ["dörrknackning", "dörrknack", "knackning", "canvassing"],
  training: ["utbildning", "kurs", "skolning", "studiecirkel", "workshop"],
  social: ["socialt", "fest", "aw", "fika"],
  other: ["annat", "övrigt"],
};

const BY_NAME: ReadonlyMap<string, ActivityKind> = new Map(
  (Object.entries(NAMES) as [ActivityKind, readonly string[]][]).flatMap(([kind, names]) =>
    [kind, ...names].map((name) => [name, kind] as const),
  ),
);

/** The kind that a Swedish or English name of it names, or undefined. */
export const kindNamed = (name: string): ActivityKind | undefined => BY_NAME.get(foldText(name));

// In this order: a tour may hand out leaflets at squares and is still a tour.
const SIGNS: readonly (readonly [ActivityKind, RegExp])[] = [
  ["phonebank", /ring(?:stuga|kväll|pass|ning)|påring|phone.?bank/iu],
  ["canvass", /dörrknack|knacka(?:r|t)?\s+dörr|canvass|door.?knock/iu],
  ["tour", /turné|rundtur|(?<!\p{L})tour(?!\p{L})/iu],
  ["hub", /kn[uy]tpunkt|(?<!\p{L})hubs?(?!\p{L})/iu],
  ["training", /utbildning|skolning|studiecirkel|workshop|(?<!\p{L})kurs(?:en)?(?!\p{L})|(?<!\p{L})training/iu],
  ["square", /torgmöte|torgtal|bokbord|valstuga|square meeting|(?<!\p{L})stall(?!\p{L})/iu],
  ["handout", /utdelning|dela[rs]?\s(?:också\s|även\s)?ut|flygblad|leaflet|flyer|hand(?:ing)?.?out|hands? out/iu],
  [
    "social",
    /(?<!\p{L})(?:AW|afterwork|fika|picknick|picnic|mingel|pub(?:kväll)?|grill(?:kväll)?|party)(?!\p{L})|after.work|fest(?:en)?(?!\p{L})/iu,
  ],
];

/** The kind that the words of an activity tell of; the earlier text speaks first (series, title, then description). */
export const guessKind = (...texts: readonly string[]): ActivityKind => {
  for (const text of texts) {
    const sign = SIGNS.find(([, words]) => words.test(text));
    if (sign) return sign[0];
  }
  return "other";
};
