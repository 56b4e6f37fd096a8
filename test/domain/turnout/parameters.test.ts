import { expect, test } from "vitest";
import {
  dialsPerShift,
  dialsPerSignUp,
  PHONE_BANK_2018,
  parametersOf,
} from "../../../src/domain/turnout/parameters.ts";

test("a caller who comes dials 40 numbers in a shift, and a sign-up is worth 30", () => {
  expect(dialsPerShift(PHONE_BANK_2018)).toBe(40);
  expect(dialsPerSignUp(PHONE_BANK_2018)).toBe(30);
});

test("a campaign sets single figures and keeps the rest", () => {
  const parameters = parametersOf("phonebank", { messages: { pingFrom: 0.9 }, attendance: { showRate: 0.5 } });

  expect(parameters).toEqual({
    ...PHONE_BANK_2018,
    messages: { ...PHONE_BANK_2018.messages, pingFrom: 0.9 },
    attendance: { ...PHONE_BANK_2018.attendance, showRate: 0.5 },
  });
});

test("a campaign that sets nothing has its kind's figures", () => {
  expect(parametersOf("phonebank")).toEqual(PHONE_BANK_2018);
});
