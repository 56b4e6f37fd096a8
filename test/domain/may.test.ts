import { describe, expect, test } from "vitest";
import { type Deed, may, roleOf, type Standing } from "../../src/domain/may.ts";

const activist: Standing = { personId: "kim", coordinator: false, organiserOf: [] };
const organiser: Standing = { personId: "olga", coordinator: false, organiserOf: ["solna"] };
const coordinator: Standing = { personId: "sam", coordinator: true, organiserOf: [] };

const lead = { leadId: "kim", hosts: ["bromma"] } as const;
const DEEDS: readonly (readonly [string, Deed, readonly Standing[]])[] = [
  ["run the campaign", { verb: "run-campaign" }, [coordinator]],
  ["organise", { verb: "organise" }, [organiser, coordinator]],
  ["see its own association", { verb: "see-association", associationId: "solna" }, [organiser, coordinator]],
  ["see another association", { verb: "see-association", associationId: "bromma" }, [coordinator]],
  ["run its own association", { verb: "run-association", associationId: "solna" }, [organiser, coordinator]],
  ["report for its own association", { verb: "report-for", associationId: "solna" }, [organiser, coordinator]],
  ["report for another", { verb: "report-for", associationId: "bromma" }, [coordinator]],
  [
    "change what it hosts with others",
    { verb: "change-activity", hosts: ["bromma", "solna"] },
    [organiser, coordinator],
  ],
  ["change what others host", { verb: "change-activity", hosts: ["bromma"] }, [coordinator]],
  ["change what nobody hosts", { verb: "change-activity", hosts: [] }, [coordinator]],
  ["lead its shift in its time", { verb: "lead-shift", ...lead, leading: true }, [activist, coordinator]],
  ["lead its shift too late", { verb: "lead-shift", ...lead, leading: false }, [coordinator]],
  [
    "see the names on what it hosts",
    { verb: "see-names", leadId: undefined, hosts: ["solna"], leading: false },
    [organiser, coordinator],
  ],
  ["see the names on what it leads", { verb: "see-names", ...lead, leading: true }, [activist, coordinator]],
];

describe("who may", () => {
  test.each(DEEDS)("%s", (_what, deed, allowed) => {
    expect([activist, organiser, coordinator].filter((who) => may(who, deed))).toEqual(allowed);
  });
});

test("a person's role is the widest they hold", () => {
  expect([activist, organiser, coordinator, { ...organiser, coordinator: true }].map(roleOf)).toEqual([
    "activist",
    "organiser",
    "coordinator",
    "coordinator",
  ]);
});
