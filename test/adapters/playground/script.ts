import { accountOf } from "../../../src/adapters/playground/account.ts";
import { button, type Message, message, text } from "../../../src/chat/message.ts";
import type { Zone } from "../../../src/domain/day.ts";

export const ZONE = "Europe/Stockholm" as Zone;

export const ROBIN = accountOf("Robin");
export const ALVA = accountOf("Alva");
export const SAM = accountOf("Sam");
export const KIM = accountOf("Kim");

/** How many the phone bank has room for. */
export const SEATS = 3;

export const TABLE = {
  action: "table",
  title: "Read a file",
  fields: [{ name: "file", kind: "file", label: "Table", required: true }],
} as const;

export const REPORT = {
  action: "report:1",
  title: "How did it go?",
  fields: [
    { name: "dials", label: "Dials", kind: "line", required: true, hint: "Also those without an answer" },
    { name: "answers", label: "Answers", kind: "line", required: true },
    { name: "conversations", label: "Conversations", kind: "line", required: false },
  ],
} as const;

export const WHEN = ["today", "tomorrow", "week"].map((label) => ({ value: label, label }));
export const ACTIVITIES = [
  { value: "shift-1", label: "Wed 17 Aug 17:00 Kungsholmen", description: "phone bank" },
  { value: "shift-2", label: "Wed 17 Aug Årstadal", description: "transit hub" },
  { value: "shift-3", label: "Thu 18 Aug 06:30 Högdalen metro", description: "paper handout" },
];

/** The day's post, with who is coming to the phone bank and who waits. */
export const theDay = (going: number, waiting: number): Message =>
  message(
    text([{ bold: "Wednesday 17 August." }, " Yesterday: 212 dials, 55 conversations. Thanks!"]),
    text(
      [
        { bold: "17:00–19:00" },
        ` Phone bank, Kungsholmen. ${going} coming, ${Math.max(0, SEATS - going)} more wanted${waiting ? `, ${waiting} waiting` : ""}`,
      ],
      [button("join:1", "I'm coming", "primary")],
    ),
    text(
      [{ bold: "Time to come:" }, " Årstadal, transit hub. 2 coming, 4 more wanted"],
      [button("join:2", "I'm coming", "primary")],
    ),
    text(
      [{ bold: "Early tomorrow 06:30–09:00:" }, " Högdalen metro, paper handout with Vantör. 3 coming, 1 more wanted"],
      [button("join:3", "I'm coming", "primary")],
    ),
  );

const KEPT = "I keep your account id, association and shifts. Shifts are deleted after 30 days.";

export const signedUp = (): Message =>
  message(
    text(
      [
        { bold: "You're signed up, great!" },
        " ",
        { at: new Date("2022-08-17T15:00:00Z"), text: "Wednesday 17 August 17:00–19:00", zone: ZONE },
        ", Kungsholmen, 2nd floor. Questions: ",
        { url: "mailto:phones@example.org", label: "phones@example.org" },
        ".",
      ],
      [button("mine:", "My shifts"), button("leave:1", "Undo")],
    ),
    text(KEPT),
    {
      kind: "select",
      action: "association:",
      label: "Which association?",
      choices: [
        { value: "vantor", label: "Vantör" },
        { value: "huddinge", label: "Huddinge" },
        { value: "unknown", label: "I don't know" },
      ],
    },
  );

export const thanks = (dials: string, answers: string, talks: string): Message =>
  message(
    text(`Thanks! ${dials} dials, ${answers} answers, ${talks} conversations.`, [button("report:again", "Correct")]),
  );

export const ping = (): Message =>
  message(
    text(
      [
        { bold: "Hi Huddinge!" },
        " 450 of 725 dials made, 4 shifts booked.\nSix more are enough, three this week.\nWhat suits you, ",
        { person: SAM, notify: true },
        "?",
      ],
      [
        button("own:", "Our own evening", "primary"),
        button("wed:", "Wednesday 17–19"),
        button("several:", "Book several"),
        button("report:huddinge", "Report"),
        button("not:", "Not this week"),
      ],
    ),
  );
