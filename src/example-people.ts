import type { Day } from "./domain/day.ts";

/** Someone of the playground: made up, like everything in the example. */
export type ExamplePerson = {
  readonly name: string;
  readonly role: "activist" | "organiser" | "coordinator";
  readonly association: string | undefined;
};

export const EXAMPLE_PEOPLE: readonly ExamplePerson[] = [
  { name: "Alva", role: "activist", association: "Vantör" },
  { name: "Billy", role: "activist", association: "Södermalm" },
  { name: "Ceyda", role: "activist", association: "Huddinge" },
  { name: "Dag", role: "activist", association: "Kungsholmen" },
  { name: "Elin", role: "activist", association: undefined },
  { name: "Farah", role: "organiser", association: "Vantör" },
  { name: "Gustav", role: "organiser", association: "Huddinge" },
  { name: "Hedda", role: "coordinator", association: undefined },
];

type Seats = {
  readonly day: Day;
  readonly place: string;
  readonly capacity?: number;
  /** What the web page does not say and its organiser has added. */
  readonly added?: { readonly meetingPoint: string; readonly bring: string };
  readonly names: readonly string[];
};
const day = (text: string): Day => text as Day;

/** Who is coming already when the example opens. */
export const EXAMPLE_SEATS: readonly Seats[] = [
  { day: day("2022-08-17"), place: "Årstadal", names: ["Ceyda", "Dag"] },
  { day: day("2022-08-17"), place: "Fridhemsplan", names: ["Dag", "Hedda"] },
  {
    day: day("2022-08-18"),
    place: "Högdalens T-bana",
    capacity: 5,
    added: { meetingPoint: "utanför spärrarna", bring: "något varmt att dricka" },
    names: ["Ceyda", "Farah", "Dag"],
  },
  { day: day("2022-08-18"), place: "Bar Kaja", names: ["Gustav"] },
  { day: day("2022-08-21"), place: "Medborgarplatsen", names: ["Hedda", "Dag"] },
  { day: day("2022-08-22"), place: "Danderyds sjukhus", names: ["Ceyda"] },
];
