import { type Answer, type Discord, type Person, standIn } from "../../test/standins/discord/stand-in.ts";
import type { Ground, Outcome, Rush, Wish } from "./crowd-process.ts";

/** Discord and a crowd of people in a process of their own, so that the bot is measured and not the crowd. */
let discord: Discord | undefined;

const open = async (channels: number): Promise<Ground> => {
  discord = await standIn();
  const places = Array.from({ length: channels }, (_, n) => discord?.channel(`kanal-${n}`).id ?? "");
  return { token: discord.token, apiUrl: discord.url, guild: discord.guild.id, channels: places };
};

/** Milliseconds after the last press: nobody is acknowledged later, but whoever was a busy machine answers in the end. */
const PATIENCE = { acknowledged: 5_000, answered: 300_000 } as const;

/** Whether something holds of all, looking at each of them until it does and then never again. */
const ofAll = <T>(all: readonly T[], holds: (one: T) => boolean): (() => boolean) => {
  let held = 0;
  return () => {
    for (let one = all[held]; one !== undefined && holds(one); one = all[held]) held++;
    return held === all.length;
  };
};

const said = ({ text }: Answer): string => {
  if (text.includes("Du är anmäld")) return "going";
  return text.includes("i kön") ? "waiting" : text.slice(0, 60);
};

const rush = async (there: Discord, { perSecond }: Rush): Promise<Outcome> => {
  const posts = there.channel("kanal-0").messages.filter(({ buttons }) => buttons.length > 0);
  const buttons = posts.flatMap((post) =>
    post.buttons.filter(({ id }) => id.startsWith("signup:")).map(({ id }) => ({ post, id })),
  );
  const start = performance.now();
  const pressed: Promise<Answer>[] = [];
  const press = (person: Person): void => {
    const chosen = buttons[pressed.length % buttons.length];
    if (chosen) pressed.push(person.press(chosen.post, chosen.id, { wait: false }));
  };
  for (const [second, count] of perSecond.entries()) {
    const people = Array.from({ length: count }, (_, n) => there.member(`Person ${second}-${n}`));
    for (const [n, person] of people.entries()) {
      const due = start + 1_000 * (second + n / count);
      const early = due - performance.now();
      if (early > 2) await new Promise((soon) => setTimeout(soon, early));
      press(person);
    }
  }
  const answers = await Promise.all(pressed);
  const acknowledged = ofAll(answers, (answer) => answer.acknowledged !== undefined);
  await there.until(acknowledged, "everyone is acknowledged", PATIENCE.acknowledged).catch(() => undefined);
  const inTime = answers.filter((answer) => answer.acknowledged);
  const answered = ofAll(inTime, ({ interaction }) => interaction.answered);
  await there.until(answered, "they are answered", PATIENCE.answered).catch(() => undefined);
  const seconds = (performance.now() - start) / 1_000;
  const counted: Record<string, number> = {};
  for (const answer of answers) counted[said(answer)] = (counted[said(answer)] ?? 0) + 1;
  const delays = answers.map(({ acknowledged }) => acknowledged?.after ?? Number.POSITIVE_INFINITY);
  return { delays: delays.toSorted((a, b) => a - b), answers: counted, seconds, refused: there.refused.length };
};

process.on("message", (wish: Wish) => {
  const done = wish.kind === "open" ? open(wish.channels) : discord && rush(discord, wish);
  void done?.then((result) => process.send?.(result));
});
