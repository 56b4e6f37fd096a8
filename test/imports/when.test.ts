import { describe, expect, test } from "vitest";
import { openingDay, openingHours } from "../../src/imports/when.ts";

describe("a date that opens a text", () => {
  test.each([
    ["18/8 Slussen", "2022-08-18", "Slussen"],
    ["18/8, Slussen", "2022-08-18", "Slussen"],
    ["tors 18/8 kl: 06:30", "2022-08-18", "kl: 06:30"],
    ["Torsdag den 18/8 Slussen", "2022-08-18", "Slussen"],
    ["Thursday 18 August, Slussen", "2022-08-18", "Slussen"],
    ["18/8 2021 Slussen", "2021-08-18", "Slussen"],
    ["18/8-2021", "2021-08-18", ""],
    ["18.8.2021", "2021-08-18", ""],
    ["18 augusti", "2022-08-18", ""],
    ["1 maj 2023 Slussen", "2023-05-01", "Slussen"],
    ["2021-08-18 06:30", "2021-08-18", "06:30"],
    ["2021/8/18", "2021-08-18", ""],
    ["20210818", "2021-08-18", ""],
    ["29/2 2024", "2024-02-29", ""],
  ])("%j is read", (text, day, rest) => {
    const opening = openingDay(text, 2022);

    expect(opening).toEqual({ kind: "day", day, rest });
  });

  test.each(["31/2 Slussen", "29/2 2027", "0/8", "8/18 2022", "2022-02-31", "18/8 20270", "20270-08-18"])(
    "%j is no day",
    (text) => {
      const opening = openingDay(text, 2022);

      expect(opening.kind).toBe("impossible");
    },
  );

  test.each(["Slussen 18/8", "18.30 Slussen", "18-19/8 läger", "18/8–19/8 läger", "1 000 personer", ""])(
    "%j opens with none",
    (text) => {
      const opening = openingDay(text, 2022);

      expect(opening.kind).toBe("none");
    },
  );

  test("without a year is asked for one where none is known", () => {
    const opening = openingDay("18/8", undefined);

    expect(opening).toEqual({ kind: "no-year", written: "18/8" });
  });
});

describe("hours that open a text", () => {
  test.each([
    ["kl: 06:30-9:00 Slussen", "06:30", "09:00", "Slussen"],
    ["kl. 6.30 – 9 Slussen", "06:30", "09:00", "Slussen"],
    ["klockan 17 Slussen", "17:00", undefined, "Slussen"],
    ["17:30, Slussen", "17:30", undefined, "Slussen"],
    ["17-19 Slussen", "17:00", "19:00", "Slussen"],
    ["22:00-24:00 Slussen", "22:00", "24:00", "Slussen"],
    ["06:30:00", "06:30", undefined, ""],
    ["kl 0630 Slussen", "06:30", undefined, "Slussen"],
    ["1700-1900 Slussen", "17:00", "19:00", "Slussen"],
    ["00:00 Slussen", "00:00", undefined, "Slussen"],
  ])("%j are read", (text, start, end, rest) => {
    const hours = openingHours(text);

    expect(hours).toEqual({ kind: "hours", start, end, rest });
  });

  test.each([
    "Tid ej fastställd, Huddinge",
    "tiden är inte bestämd, Huddinge",
    "kl: tid meddelas senare Huddinge",
    "TBA Huddinge",
    "ej fastställt Huddinge",
  ])("are not set yet in %j", (text) => {
    const hours = openingHours(text);

    expect(hours).toEqual({ kind: "unset", rest: "Huddinge" });
  });

  test.each(["Slussen", "10 år av kamp", "10:e gången gillt", "1900-talet i bilder", "Tidningshuset"])(
    "%j opens with none",
    (text) => {
      const hours = openingHours(text);

      expect(hours.kind).toBe("none");
    },
  );

  test.each([
    "25:00 Slussen",
    "24:00 Slussen",
    "kl 2560 Slussen",
    "kl: 6:5 Slussen",
    "kl: snart",
    "12:00-12:60 Slussen",
  ])("%j are no time of day", (text) => {
    const hours = openingHours(text);

    expect(hours.kind).toBe("impossible");
  });

  test.each(["17:00-17:00 Slussen", "22:00-01:00 Slussen"])("%j end before they begin", (text) => {
    const hours = openingHours(text);

    expect(hours.kind).toBe("backwards");
  });
});
