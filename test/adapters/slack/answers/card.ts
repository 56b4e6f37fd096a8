import { button, message, text } from "../../../../src/chat/message.ts";

/** A message whose second button a test may let open the form. */
export const card = message(
  text([{ bold: "Vad händer?" }], [button("mine:", "Mina pass"), button("report:s1", "Rapportera")]),
);
export const form = {
  action: "reported:s1",
  title: "Rapportera dina samtal i dag",
  fields: [
    { name: "dials", label: "Påringningar", kind: "line", required: true, hint: "Även utan svar" },
    { name: "note", label: "Anteckning", kind: "paragraph", required: false },
    {
      name: "scope",
      label: "Vad?",
      kind: "choice",
      required: true,
      value: "shift",
      choices: [
        { value: "shift", label: "Passet" },
        { value: "day", label: "Hela dagen" },
      ],
    },
  ],
} as const;
