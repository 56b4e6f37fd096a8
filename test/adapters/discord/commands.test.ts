import { REST, type RESTPostAPIChatInputApplicationCommandsJSONBody, Routes } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { register, registrationsOf } from "../../../src/adapters/discord/commands.ts";
import type { Spec } from "../../../src/chat/command.ts";
import { type Discord, standIn } from "../../standins/discord/stand-in.ts";

const both = (sv: string, en: string) => ({ sv, en });
const option = { required: false, completed: false, description: both("Vad", "What") } as const;
const specs: readonly Spec[] = [
  {
    name: "signup",
    description: both("Anmäl dig", "Sign up"),
    audience: "everyone",
    options: [
      { ...option, name: "guests", kind: "number" },
      { ...option, name: "activity", kind: "rest", required: true, completed: true },
    ],
  },
  {
    name: "activity",
    description: both("Lägg upp", "Add"),
    audience: "organisers",
    options: [
      { ...option, name: "kind", kind: "choice", choices: [{ value: "hub", label: both("Knutpunkt", "Hub") }] },
      { ...option, name: "day", kind: "day", completed: true },
      { ...option, name: "file", kind: "file" },
      { ...option, name: "title", kind: "word" },
      { ...option, name: "lead", kind: "person" },
    ],
  },
];
const COMMANDS = "PUT /applications/*/commands";
const GUILD_COMMANDS = "PUT /applications/*/guilds/*/commands";

let discord: Discord;
let rest: REST;
beforeEach(async () => {
  discord = await standIn();
  rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
});
afterEach(() => discord[Symbol.asyncDispose]());

const bring = (only: string | undefined, wanted = specs) =>
  register(rest, { application: discord.application, guilds: [discord.guild.id], only }, registrationsOf(wanted));

test("commands have English names, descriptions in both languages and typed options, the required ones first", () => {
  const [signup, activity] = registrationsOf(specs);

  expect(signup).toMatchObject({
    name: "signup",
    description: "Sign up",
    description_localizations: { "sv-SE": "Anmäl dig" },
    default_member_permissions: null,
    options: [
      { name: "activity", type: 3, required: true, autocomplete: true },
      { name: "guests", type: 10 },
    ],
  });
  expect(activity?.default_member_permissions).toBe(String(2n ** 33n));
  expect(activity?.options).toMatchObject([
    { name: "kind", type: 3, choices: [{ name: "Hub", name_localizations: { "sv-SE": "Knutpunkt" }, value: "hub" }] },
    { name: "day", type: 3, autocomplete: true },
    { name: "file", type: 11 },
    { name: "title", type: 3 },
    { name: "lead", type: 6 },
  ]);
});

test("what is registered already is left alone", async () => {
  const first = await bring(undefined);
  const again = await bring(undefined);

  expect([first, again]).toEqual([1, 0]);
  expect(discord.commands).toEqual(["signup", "activity"]);
  expect(discord.count(COMMANDS)).toBe(1);
  expect(discord.refused).toEqual([]);
});

test("a changed translation is a change", async () => {
  await bring(undefined);

  const [first, ...others] = specs;
  const changed = await bring(undefined, first && [{ ...first, description: both("Kom med", "Sign up") }, ...others]);

  expect(changed).toBe(1);
});

test("offered in one server only, they are taken away where they stood, so that none is offered twice", async () => {
  await bring(undefined);

  const changed = await bring(discord.guild.id);

  expect(changed).toBe(2);
  expect(discord.commands).toEqual(["signup", "activity"]);
  expect([discord.count(COMMANDS), discord.count(GUILD_COMMANDS)]).toEqual([2, 1]);
});

test("commands someone else registered for this bot go", async () => {
  const body: RESTPostAPIChatInputApplicationCommandsJSONBody[] = [{ name: "old", description: "Old" }];
  await rest.put(Routes.applicationCommands(discord.application), { body });

  await bring(undefined);

  expect(discord.commands).toEqual(["signup", "activity"]);
});
