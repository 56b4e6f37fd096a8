import type { Reading } from "../../src/bot/context.ts";
import { field } from "../../src/bot/fields.ts";
import { type Asked, openSheet, type Sheet } from "../../src/bot/sheet.ts";
import type { Form, Message } from "../../src/chat/index.ts";
import { UserError } from "../../src/domain/error.ts";
import { ASKED, FIGURES, type Figure, type Figures, figuresFrom } from "../../src/domain/figures.ts";
import type { Association } from "../../src/domain/organisation.ts";
import { associationNamed } from "../association/named.ts";
import { enterOwn, enterTotal } from "./enter.ts";
import { mustReportFor } from "./rights.ts";
import { kindOf, type Target, targetId, targetIn } from "./target.ts";

/** What a form is about, and for which association's total. */
type About = { readonly target: Target; readonly association: Pick<Association, "id"> | undefined };

/** `KIND:TARGET:ASSOCIATION`, what a form carries. */
const argOf = ({ target, association }: About): string => `${targetId(target)}:${association?.id ?? ""}`;

const aboutIn = async (context: Reading): Promise<About> => {
  const [kind = "", which = "", id] = context.arg.split(":");
  const target = await targetIn(context, kind, which);
  const association = id ? await associationNamed(context, id) : undefined;
  if (association) await mustReportFor(context, target.shift, association.id);
  return { target, association };
};

/** Asks the figures of the target's kind; of an association's phone bank also how many rang. */
const askedOf = ({ words }: Reading, about: About, before: Figures | undefined): Asked => {
  const kind = kindOf(about.target);
  const asked: readonly Figure[] =
    about.association && kind === "phonebank" ? ["callers", ...ASKED[kind]] : ASKED[kind];
  const fields = asked.map((figure) =>
    field(figure, `report.figure.${figure}`, words, { value: before && String(before[figure]) }),
  );
  return { arg: argOf(about), title: words.say("report.title"), fields };
};

type Filled = About & { readonly figures: Figures };

/** The figures of a target, as a form. */
export const figureSheet: Sheet<Filled> = {
  name: "report-form",
  ask: async (context) => askedOf(context, await aboutIn(context), undefined),
  answers: "private",
  read: async (context) => {
    const about = await aboutIn(context);
    const typed = FIGURES.map((figure) => [figure, context.values[figure] ?? ""] as const);
    if (typed.every(([, text]) => text.trim() === "")) throw new UserError("report.no-figures");
    return { ...about, figures: figuresFrom(typed, kindOf(about.target)) };
  },
  write: (context, { target, association, figures }) =>
    association ? enterTotal(context, target, figures, association) : enterOwn(context, target, figures),
};

/** Opens the form on a target; `before` stands in its fields. */
export const figureForm = (
  context: Reading,
  target: Target,
  association: Pick<Association, "id"> | undefined,
  before?: Figures,
): Promise<Message | Form> =>
  openSheet({ ...figureSheet, ask: async () => askedOf(context, { target, association }, before) }, context);
