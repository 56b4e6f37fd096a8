import type { Day } from "./domain/day.ts";
import type { Locale } from "./domain/locale.ts";

/** Someone of the playground: made up, like everything in the example. */
export type ExamplePerson = {
  readonly name: string;
  readonly role: "activist" | "organiser" | "coordinator";
  readonly association: string | undefined;
  /** Undefined: the language of the browser in which they are shown. */
  readonly locale: Locale | undefined;
};

export const EXAMPLE_PEOPLE: readonly ExamplePerson[] = [
  { name: "Alva", role: "activist", association: "Vantör", locale: undefined },
  { name: "Billy", role: "activist", association: "Södermalm", locale: "en" },
  { name: "Ceyda", role: "activist", association: "Huddinge", locale: undefined },
  { name: "Dag", role: "activist", association: "Kungsholmen", locale: undefined },
  { name: "Elin", role: "activist", association: undefined, locale: undefined },
  { name: "Farah", role: "organiser", association: "Vantör", locale: undefined },
  { name: "Gustav", role: "organiser", association: "Huddinge", locale: undefined },
  { name: "Hedda", role: "coordinator", association: undefined, locale: undefined },
];

type Seats = {
  readonly day: Day;
  readonly place: string;
  readonly capacity?: number;
  readonly names: readonly string[];
};
const day = (text: string): Day => text as Day;

/** Who is coming already when the example opens. */
export const EXAMPLE_SEATS: readonly Seats[] = [
  { day: day("2022-08-17"), place: "Årstadal", names: ["Ceyda", "Dag"] },
  { day: day("2022-08-17"), place: "Fridhemsplan", names: ["Dag", "Hedda"] },
  { day: day("2022-08-18"), place: "Högdalens T-bana", capacity: 5, names: ["Ceyda", "Farah", "Dag"] },
  { day: day("2022-08-18"), place: "Bar Kaja", names: ["Gustav"] },
  { day: day("2022-08-21"), place: "Medborgarplatsen", names: ["Hedda", "Dag"] },
  { day: day("2022-08-22"), place: "Danderyds sjukhus", names: ["Ceyda"] },
];
