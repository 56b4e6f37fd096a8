import { describe, expect, test } from "vitest";
import { UserError } from "../../../src/domain/error.ts";
import { overridesFrom, parametersFor } from "../../../src/domain/turnout/overrides.ts";
import { PHONE_BANK_2018 } from "../../../src/domain/turnout/parameters.ts";

describe("what a campaign sets of the turnout rule", () => {
  test("changes the figures it names and leaves the others", () => {
    const parameters = parametersFor({ turnout: { messages: { pingFrom: 0.9 }, dialling: { perCallerHour: 25 } } });

    expect(parameters.messages).toEqual({ ...PHONE_BANK_2018.messages, pingFrom: 0.9 });
    expect(parameters.dialling.perCallerHour).toBe(25);
    expect(parameters.ramp).toEqual(PHONE_BANK_2018.ramp);
  });

  test("takes every default as it is", () => {
    expect(overridesFrom(JSON.parse(JSON.stringify(PHONE_BANK_2018)))).toEqual(PHONE_BANK_2018);
  });

  test.each<[unknown, string]>([
    [null, "turnout"],
    [[], "turnout"],
    [{ pings: {} }, "turnout.pings"],
    [{ messages: { loud: 1 } }, "turnout.messages.loud"],
    [{ messages: { pingFrom: 1.5 } }, "turnout.messages.pingFrom"],
    [{ messages: { pingFrom: "0.9" } }, "turnout.messages.pingFrom"],
    [{ messages: { daysBetweenMessages: 0 } }, "turnout.messages.daysBetweenMessages"],
    [{ messages: { escalate: { from: 0.9 } } }, "turnout.messages.escalate"],
    [{ ramp: { weekdays: [1, 1, 1] } }, "turnout.ramp.weekdays"],
    [{ ramp: { weekdays: [0, 0, 0, 0, 0, 0, 0] } }, "turnout.ramp.weekdays"],
    [{ habit: { most: 0 } }, "turnout.habit.most"],
    [{ dialling: { toNewPersons: Number.NaN } }, "turnout.dialling.toNewPersons"],
    [JSON.parse('{"__proto__":{}}'), "turnout.__proto__"],
  ])("refuses %j and names the setting", (said, setting) => {
    const refused = (): unknown => overridesFrom(said);

    expect(refused).toThrow(UserError);
    expect(refused).toThrow(expect.objectContaining({ values: { setting } }));
  });
});
