import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { describe, test } from "vitest";
import { capitalised } from "../../src/locales/format.ts";
import { type Blanks, type Key, wordsOf } from "../../src/locales/words.ts";
import { waysTo } from "./stories.ts";
import type { Teller } from "./teller.ts";

const TABLE = join(import.meta.dirname, "../../examples/associations.csv");
const COORDINATOR = "Ines";

type Row = { readonly name: string; readonly kind: string; readonly list_size: string; readonly goal: string };

/** The example's 44 local and 10 branch associations; their channels are for their names to find. */
const associations = async (): Promise<readonly Row[]> => {
  const rows = parse<Row>(await readFile(TABLE), { columns: true });
  return rows.map(({ name, kind, list_size, goal }) => ({ name, kind, list_size, goal }));
};

const promising = (row: Row): Row => ({ ...row, goal: row.goal || (row.kind === "geographic" ? "2h" : "") });

describe.each(waysTo())("setting up 44 + 10 associations $way in $locale", ({ locale, begin }) => {
  const { say } = wordsOf(locale);

  const found = async (story: Teller, code: string): Promise<void> => {
    await (await story.say(COORDINATOR, `/campaign setup ${code}`)).says(say("setup.found"));
    await (await story.press(COORDINATOR, say("setup.button.found"))).says(say("setup.form.organisation"));
    const founded = await story.fill(COORDINATOR, {
      [say("setup.form.organisation")]: "Distriktet",
      [say("campaign.form.name")]: "Valet 2022",
      [say("campaign.form.firstDay")]: "13/8 2022",
      [say("campaign.form.lastDay")]: "11/9 2022",
      [say("campaign.form.language")]: say(`campaign.language.${locale}`),
    });
    await founded.says(say("setup.founded", { organisation: "Distriktet" }));
  };
  const checklist = async (story: Teller, ...words: readonly string[]): Promise<void> =>
    (await story.say(COORDINATOR, "/campaign setup")).says(...words);

  const importing = async (story: Teller, file: string, rows: Blanks): Promise<void> => {
    await (await story.say(COORDINATOR, "/association import", file)).says(say("association.import.will", rows));
    await (await story.press(COORDINATOR, say("activity.import.apply"))).says(say("association.import.done", rows));
  };
  const press = async (story: Teller, label: Key, values: Blanks, ...words: readonly string[]): Promise<void> =>
    (await story.press(COORDINATOR, say(label, values))).says(...words);

  /** One activity with a time and a contact, and one area that comes first. */
  const plan = async (story: Teller): Promise<void> => {
    await (await story.say(COORDINATOR, "/activity add")).says(say("activity.form.when"));
    await story.fill(COORDINATOR, {
      [say("activity.form.kind")]: capitalised(say("kind.handout"), locale),
      [say("activity.form.when")]: "13/8 10–12",
      [say("activity.form.place")]: "Solna centrum",
      [say("activity.form.hosts")]: "Solna",
    });
    await checklist(story, say("setup.vague", { count: 1 }));
    await press(story, "setup.button.vague", {}, say("setup.vagueAsk"));
    await (await story.choose(COORDINATOR, "Solna centrum")).says("Solna centrum");
    await press(story, "activity.button.text", {}, say("activity.form.contact"));
    await story.fill(COORDINATOR, { [say("activity.form.contact")]: "solna@example.org" });
    await (await story.say(COORDINATOR, "/campaign")).says("Valet 2022");
    await press(story, "campaign.button.areas", {}, say("campaign.form.areas"));
    await (await story.fill(COORDINATOR, { [say("campaign.form.areas")]: "Söderort" })).says(say("campaign.changed"));
  };

  test("from an empty database to a running campaign", async () => {
    await using story = await begin(locale, "2022-08-12T16:00", "empty");
    await using folder = await mkdtempDisposable(join(tmpdir(), "samling-story-"));
    const table = join(folder.path, "associations.csv");
    const all = await associations();
    await writeFile(table, stringify([...all], { header: true }));

    await found(story, story.code);
    await checklist(story, say("setup.title", { count: 5 }), say("setup.blocksNothing"));

    await importing(story, table, { created: 54, updated: 0, unchanged: 0 });
    await checklist(story, say("setup.associations", { count: 54 }));

    await (await story.say(COORDINATOR, "/campaign channels")).says(say("channels.proposed", { count: 56 }));
    await press(story, "channels.button.apply", { count: 56 }, say("channels.applied", { count: 56 }));
    await checklist(story, say("setup.associationChannels", { count: 54, all: 54 }));

    await press(story, "setup.button.call", {}, say("association.claim.call"));
    await press(story, "setup.button.post", {}, say("setup.call.done"));
    await story.moveTo("2022-08-12T17:30");
    for (const [n, { name }] of all.slice(0, 3).entries()) {
      const claimed = await story.choose(`Ombud-${n + 1}`, name, "#aktiviteter");
      await claimed.says(say("association.claim.done", { association: name }));
    }
    const others = all.map(({ name }, n) => [`Ombud-${n + 1}`, `/association claim ${name}`] as const).slice(3);
    await story.sayAll(Object.fromEntries(others));
    await story.moveTo("2022-08-12T19:00");
    await story.sees(COORDINATOR, say("claims.post", { count: 54 }), "#samordnare");
    await (await story.say(COORDINATOR, "/campaign claims")).says(say("claims.title", { count: 54 }));
    await press(story, "claims.button.all", { count: 54 }, say("claims.approved", { count: 54 }));
    await story.moveTo("2022-08-12T19:10");
    await story.sees("Ombud-42", say("role.organiser", { association: all[41]?.name ?? "" }));
    await checklist(story, say("setup.organisers", { count: 54, all: 54 }), say("setup.goals", { count: 35, all: 44 }));

    await writeFile(table, stringify(all.map(promising), { header: true }));
    await importing(story, table, { created: 0, updated: 9, unchanged: 45 });
    await plan(story);
    await (await story.say(COORDINATOR, "/campaign grant @Ombud-1 coordinator")).says(say("roles.button.give"));
    await press(story, "roles.button.give", {}, say("roles.given"));
    await checklist(story, say("setup.allDone"));

    await story.moveTo("2022-08-13T07:00");
    await story.sees("Ombud-7", "Solna centrum", "#aktiviteter");
  }, 120_000);
});
