import { describe, expect, test } from "vitest";
import { isFollowed, rolesFollowed } from "../../src/domain/followed-roles.ts";

const FOLLOWED = [
  { workspaceId: "discord:1", role: "11" },
  { workspaceId: "discord:1", role: "12", associationId: "solna" },
  { workspaceId: "discord:1", role: "13", associationId: "solna" },
  { workspaceId: "discord:2", role: "21" },
] as const;
const COORDINATOR = { name: "coordinator", associationId: "" } as const;
const SOLNA = { name: "organiser", associationId: "solna" } as const;

describe("a role that follows a platform's own", () => {
  test.each([
    ["means what was chosen", "discord:1", ["11"], [COORDINATOR]],
    ["is held once though two of them mean it", "discord:1", ["12", "13"], [SOLNA]],
    ["counts only where it was chosen", "discord:2", ["11", "12"], []],
    ["is held by nobody who bears none of them", "discord:1", ["99"], []],
  ])("%s", (_name, workspaceId, borne, held) => {
    expect(rolesFollowed(FOLLOWED, workspaceId, borne)).toEqual(held);
  });

  test("is nobody's where nothing follows", () => {
    expect(rolesFollowed(undefined, "discord:1", ["11"])).toEqual([]);
  });

  test("ends when nothing means it any more", () => {
    expect(isFollowed(FOLLOWED, "discord:1", SOLNA)).toBe(true);
    expect(isFollowed(FOLLOWED, "discord:2", SOLNA)).toBe(false);
    expect(isFollowed([], "discord:1", COORDINATOR)).toBe(false);
  });
});
