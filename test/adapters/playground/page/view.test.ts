import { expect, test } from "vitest";
import { heard, seen, type View } from "../../../../src/adapters/playground/page/view.ts";
import type { Place, State, WireMessage } from "../../../../src/adapters/playground/wire.ts";
import { WORDS } from "../../../../src/adapters/playground/words.ts";
import type { Zone } from "../../../../src/domain/day.ts";

const TODAY: Place = "channel:today";
const MINE: Place = "account:robin";
const message = (id: string, place: Place, more: Partial<WireMessage> = {}): WireMessage => ({
  id,
  place,
  at: "2022-08-17T05:00:00Z",
  blocks: [],
  ...more,
});
const state: State = {
  me: "robin",
  locale: "en",
  words: WORDS.en,
  zone: "UTC" as Zone,
  posts: "en",
  now: "2022-08-17T05:00:00Z",
  people: [],
  channels: [],
  specs: [],
  messages: [message("a", TODAY), message("b", TODAY)],
};
const view: View = { state, unseen: new Set() };

test("a message that changes stays where it stands and is no news", () => {
  const after = heard(view, { kind: "put", message: message("a", TODAY, { by: "x" }) }, MINE);

  expect(after?.state.messages.map(({ id, by }) => [id, by])).toEqual([
    ["a", "x"],
    ["b", undefined],
  ]);
  expect(after?.unseen.size).toBe(0);
});

test("a new message elsewhere is news until its place is looked at", () => {
  const after = heard(view, { kind: "put", message: message("c", MINE) }, TODAY);

  expect([...(after?.unseen ?? [])]).toEqual([MINE]);
  expect(seen(after?.unseen ?? new Set(), MINE).size).toBe(0);
});

test("a new message here, or of one's own, is no news", () => {
  const here = heard(view, { kind: "put", message: message("c", TODAY) }, TODAY);
  const own = heard(view, { kind: "put", message: message("c", MINE, { by: "robin" }) }, TODAY);

  expect([here?.unseen.size, own?.unseen.size]).toEqual([0, 0]);
});

test("news of others survives turning into someone else", () => {
  const stirred = heard(view, { kind: "stir", place: "account:kim" }, TODAY);

  const turned = heard(stirred, { kind: "state", state: { ...state, me: "alva" } }, TODAY);

  expect([...(turned?.unseen ?? [])]).toEqual(["account:kim"]);
});

test("what came while the server was away is news once it is back, except here and from oneself", () => {
  const messages = [
    ...state.messages,
    message("c", MINE),
    message("d", "channel:kim", { by: "robin" }),
    message("e", TODAY),
  ];

  const back = heard(view, { kind: "state", state: { ...state, messages } }, TODAY);

  expect([...(back?.unseen ?? [])]).toEqual([MINE]);
});

test("nothing is shown before the first state", () => {
  expect(heard(undefined, { kind: "clock", now: "2022-08-17T06:00:00Z" }, undefined)).toBeUndefined();
});
