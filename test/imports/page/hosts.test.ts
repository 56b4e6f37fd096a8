import { describe, expect, test } from "vitest";
import { hostsIn, splitSeries } from "../../../src/imports/page/hosts.ts";

describe("the hosts in a description", () => {
  test.each([
    ['Utdelning av "Nytt med Seko" med KV och Vantör', ["KV", "Vantör"]],
    ["Picknick med Lärarvänstern", ["Lärarvänstern"]],
    ["Lärarvänstern bjuder in till torgmöte.", ["Lärarvänstern"]],
    ["Kommunalvänstern och Sekovänstern delar ut frukost", ["Kommunalvänstern", "Sekovänstern"]],
    ["Gårdsfest tillsammans med kommunal och Upplands Väsby", ["kommunal", "Upplands Väsby"]],
    ["Om skolan. Lärarvänstern leder kvällen i samarbete med Hägersten", ["Hägersten"]],
    ["Lärarvänstern håller torgmöte med tal och musik tillsammans med Huddinge", ["Lärarvänstern", "Huddinge"]],
    ["Torgmöte ihop med Seko, Vantör och ungdomsförbundet på torget", ["Seko", "Vantör", "ungdomsförbundet"]],
    ["Torgmöte tillsammans med Vantör och delar ut tidningen", ["Vantör"]],
    ["Utdelning med regionen", ["regionen"]],
    ["V Nacka och Kommunalvänstern bakar bullar", ["V Nacka", "Kommunalvänstern"]],
    ["Vårdvänstern på plats utanför sjukhuset", ["Vårdvänstern"]],
    ["Kulturvänstern: poesi med kulturföreningen Tegel", ["Kulturvänstern", "kulturföreningen Tegel"]],
    ["KV bakar bullar", ["KV"]],
    ["Kommunal berättar om löner", ["Kommunal"]],
    ["Vänsterpartiet i Solna delar ut flygblad", ["Vänsterpartiet i Solna"]],
    ["Torgmöte med Vänsterpartiet i Solna i parken", ["Vänsterpartiet i Solna"]],
    ["Samtal i samarbete med ABF samt Kommunal Stockholms län", ["ABF", "Kommunal Stockholms län"]],
    ["Open house together with Region North and the tenants", ["Region North"]],
    ["Fika tillsammans med Vantör\nKaffe från Vantör, musik med VANTÖR", ["Vantör"]],
  ])("of %j are %j", (description, hosts) => {
    const found = hostsIn(description);

    expect(found).toEqual(hosts);
  });

  test.each([
    "Torgmöte med tal",
    "Fika med kaffe och tårta",
    "Vi lär känna varandra tillsammans med oss andra",
    "Två lärare talar och svarar på frågor",
    "Anna Andersson håller tal",
    "Panelsamtal om skolan",
    "Regionen stänger akuten",
    "EU i fokus",
    "Vänstern på jobbet delas ut",
    "Kom med",
    `Torgmöte tillsammans med ${"x".repeat(81)}`,
    "",
  ])("are none in %j", (description) => {
    const found = hostsIn(description);

    expect(found).toEqual([]);
  });
});

test.each([
  ["Vårdturné tillsammans med regionen", "Vårdturné", ["regionen"]],
  ["Knutpunkt spårvagnarna med regionen", "Knutpunkt spårvagnarna", ["regionen"]],
  ["Frukost, i samarbete med KV och SV", "Frukost", ["KV", "SV"]],
  ["Torgmöten med tal", "Torgmöten med tal", []],
  ["Torgmöten med tal tillsammans med Vantör", "Torgmöten med tal", ["Vantör"]],
  ["Ringstuga", "Ringstuga", []],
])("a series headed %j ends before its hosts", (heading, name, hosts) => {
  const series = splitSeries(heading);

  expect(series).toEqual({ name, hosts });
});
