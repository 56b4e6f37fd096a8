import { describe, expect, test } from "vitest";
import { overridesFrom, parametersFor } from "../../../src/domain/turnout/overrides.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";
import { changedFigures, isWithin, TUNABLES, tunedIn, withFigure } from "../../../src/domain/turnout/tunable.ts";

const placesIn = (tree: object, under = ""): readonly string[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "object" && !Array.isArray(value) ? placesIn(value, `${under}${name}.`) : [`${under}${name}`],
  );

describe("the figures of the turnout rule one by one", () => {
  test("are every parameter there is", () => {
    expect(TUNABLES.toSorted()).toEqual(placesIn(PHONE_BANK_2018).toSorted());
  });

  test.each(TUNABLES)("may be as usual: %s", (figure) => {
    expect(isWithin(tunedIn(figure), figure)).toBe(true);
  });

  test("are kept only where they are not as usual, a group inside a group as a whole", () => {
    const pinged = withFigure({}, "messages.pingFrom", [0.9]);
    const both = withFigure(pinged, "messages.escalate.withinDays", [5]);
    const back = withFigure(both, "messages.pingFrom", [0.8]);

    expect(pinged).toEqual({ messages: { pingFrom: 0.9 } });
    expect(both).toEqual({ messages: { pingFrom: 0.9, escalate: { from: 0.95, withinDays: 5 } } });
    expect(changedFigures(both)).toEqual(["messages.pingFrom", "messages.escalate.withinDays"]);
    expect(back).toEqual({ messages: { escalate: { from: 0.95, withinDays: 5 } } });
    expect(withFigure(back, "messages.escalate.withinDays", [7])).toEqual({});
  });

  test("change what the rule counts with", () => {
    const turnout = withFigure({}, "ramp.weekdays", [1, 1, 1, 1, 1, 0, 0]);

    expect(parametersFor({ turnout }).ramp).toEqual({ growth: 0.127, weekdays: [1, 1, 1, 1, 1, 0, 0] });
    expect(overridesFrom(turnout)).toEqual(turnout);
  });

  test.each([
    ["messages.pingFrom", [1.01]],
    ["messages.pingFrom", [Number.NaN]],
    ["messages.daysBetweenMessages", [0]],
    ["messages.daysBetweenMessages", [2.5]],
    ["attendance.showRate", [0]],
    ["dialling.shiftHours", [25]],
    ["ramp.weekdays", [1, 1, 1]],
    ["ramp.weekdays", [0, 0, 0, 0, 0, 0, 0]],
  ] as const)("refuse what would be nonsense: %s as %j", (figure, value) => {
    expect(isWithin(value, figure)).toBe(false);
    expect(() => withFigure({}, figure, value)).toThrow("turnout.bad-setting");
  });

  test("keep their order: what a risk falls to is below what it falls from", () => {
    expect(() => withFigure({}, "messages.recovery.to", [0.7])).toThrow("rule.recovery");
    expect(() => withFigure({}, "probability.least", [1])).toThrow("rule.probability");
  });
});
