/** Where a person stands: a coordinator of the organisation, an organiser of associations, or an activist. */
export type Standing = {
  readonly personId: string;
  readonly coordinator: boolean;
  /** Ids of the associations the person organises. */
  readonly organiserOf: readonly string[];
};

/**
 * What may be done, each with what it is done to. `shift` names the associations that host its activity (none: the
 * organisation's own) and its lead, with whether the lead's time (24 h before to 48 h after) is now.
 */
export type Deed =
  | { readonly verb: "run-campaign" }
  | { readonly verb: "organise" }
  | { readonly verb: "see-association" | "run-association"; readonly associationId: string }
  | { readonly verb: "report-for"; readonly associationId: string }
  | { readonly verb: "change-activity"; readonly hosts: readonly string[] }
  | {
      readonly verb: "lead-shift" | "see-names";
      readonly hosts: readonly string[];
      readonly leadId: string | undefined;
      readonly leading: boolean;
    };

/** Whether this person may do it. Coordinators may everything in their organisation; organisers what is theirs. */
export const may = (who: Standing, deed: Deed): boolean => {
  if (who.coordinator) return true;
  switch (deed.verb) {
    case "run-campaign":
      return false;
    case "organise":
      return who.organiserOf.length > 0;
    case "see-association":
    case "run-association":
    case "report-for":
      return who.organiserOf.includes(deed.associationId);
    case "change-activity":
      return deed.hosts.some((host) => who.organiserOf.includes(host));
    case "lead-shift":
    case "see-names":
      return (
        (deed.leading && deed.leadId === who.personId) || deed.hosts.some((host) => who.organiserOf.includes(host))
      );
  }
};

/** The widest role, for explaining things in the reader's own. */
export const roleOf = (who: Standing): "activist" | "organiser" | "coordinator" => {
  if (who.coordinator) return "coordinator";
  return who.organiserOf.length > 0 ? "organiser" : "activist";
};
