import type { Option, Spec } from "../../../src/chat/command.ts";

const both = (en: string, sv: string) => ({ en, sv });
const option = (name: string, kind: Option["kind"], en: string, sv: string, more: Partial<Option> = {}): Option => ({
  name,
  kind,
  required: false,
  completed: false,
  description: both(en, sv),
  ...more,
});

/** A handful of commands with every kind of option. */
export const SPECS: readonly Spec[] = [
  {
    name: "schedule",
    description: both("What happens today, tomorrow, this week", "Vad som händer i dag, i morgon, i veckan"),
    audience: "everyone",
    options: [
      option("when", "rest", "a day, a week or a place", "en dag, en vecka eller en plats", { completed: true }),
    ],
  },
  {
    name: "signup",
    description: both("Come along: choose an activity", "Häng med: välj en aktivitet"),
    audience: "everyone",
    options: [
      option("activity", "word", "which activity", "vilken aktivitet", { required: true, completed: true }),
      option("guests", "number", "how many you bring", "hur många du tar med"),
    ],
  },
  {
    name: "report",
    description: both("How did it go?", "Hur gick det?"),
    audience: "everyone",
    options: [
      option("dials", "number", "calls made, answered or not", "påringningar, även utan svar"),
      option("answers", "number", "how many answered", "hur många som svarade"),
      option("conversations", "number", "how many talked", "hur många samtal"),
    ],
  },
  {
    name: "association",
    description: both("Associations and their lists", "Föreningar och deras listor"),
    audience: "organisers",
    options: [
      option("do", "choice", "what to do", "vad du vill göra", {
        required: true,
        choices: [
          { value: "list", label: both("show them", "visa dem") },
          { value: "import", label: both("read a file", "läs en fil") },
        ],
      }),
      option("file", "file", "a CSV file", "en CSV-fil"),
    ],
  },
  {
    name: "mydata",
    description: both("What is kept about you, and your language", "Vad som sparas om dig, och ditt språk"),
    audience: "everyone",
    options: [
      option("language", "choice", "your language", "ditt språk", {
        choices: [
          { value: "en", label: both("English", "engelska") },
          { value: "sv", label: both("Swedish", "svenska") },
        ],
      }),
    ],
  },
];
