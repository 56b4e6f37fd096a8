import { expect, test } from "vitest";
import type { Association } from "../../src/domain/organisation.ts";
import { linkHosts } from "../../src/imports/link.ts";

const associations: readonly Association[] = [
  { id: "huddinge", kind: "geographic", name: "Huddinge" },
  { id: "kommunal", kind: "branch", name: "Kommunalvänstern" },
];
const shortNames = new Map([["KV", "Kommunalvänstern"]]);

test.each([
  ["its name", "HUDDINGE", "huddinge"],
  ["its name after the party's letter", "V Huddinge", "huddinge"],
  ["its name after the party in that place", "Vänsterpartiet i Huddinge", "huddinge"],
  ["a short name that the page explains", "KV", "kommunal"],
])("a host is linked to the association by %s", (_, name, associationId) => {
  const hosts = linkHosts([name], associations, shortNames);

  expect(hosts).toEqual([{ associationId, name }]);
});

test.each(["regionen", "SV", "V", "Huddinge sjukhus"])("%s is a partner known by name only", (name) => {
  const hosts = linkHosts([name], associations, shortNames);

  expect(hosts).toEqual([{ associationId: undefined, name }]);
});
