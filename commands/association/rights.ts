import type { Reading } from "../../src/bot/context.ts";
import { associationIn } from "../../src/bot/lookup.ts";
import { UserError } from "../../src/domain/error.ts";
import { may } from "../../src/domain/may.ts";
import type { Labelled } from "../../src/store/organisation/associations.ts";

/** The association, for its organisers and coordinators. */
export const mineToRun = async (context: Reading, id: string): Promise<Labelled> => {
  const association = await associationIn(context, id);
  const who = await context.standing();
  if (may(who, { verb: "run-association", associationId: id })) return association;
  throw new UserError("association.not-yours", { association: association.name });
};
