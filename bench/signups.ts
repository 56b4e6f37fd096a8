import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { nanoid } from "nanoid";
import { compose } from "../src/app.ts";
import type { Log } from "../src/bot/log.ts";
import { stoppedAt } from "../src/clock.ts";
import type { Day } from "../src/domain/day.ts";
import type { Campaign } from "../src/domain/organisation.ts";
import { found } from "../src/founding.ts";
import { PLAYGROUND } from "../src/playground.ts";
import { addPlanned } from "../src/store/activity/planning.ts";
import { migrate } from "../src/store/migrate.ts";
import { openStore } from "../src/store/open.ts";
import { addAccount } from "../src/store/people/accounts.ts";
import { signUp } from "../src/store/signup/seating.ts";
import type { Store } from "../src/store/store.ts";
import type { Row } from "./row.ts";

const AT = new Date("2027-05-01T10:00:00Z");
const DAY = "2027-05-02" as Day;
const PEOPLE = 2_000;

/** Who wants where, and what fits there. */
type Rush = { readonly name: string; readonly shifts: number; readonly capacity: number };
const RUSHES: readonly Rush[] = [
  { name: "100 shifts of 20", shifts: 100, capacity: 20 },
  { name: "one shift of 40", shifts: 1, capacity: 40 },
];

type Scene = {
  readonly url: string;
  readonly path: string;
  readonly store: Store;
  readonly campaign: Campaign;
  readonly wishes: readonly { readonly personId: string; readonly account: string; readonly shiftId: string }[];
};

/** Sign-ups a second, by the store and through dispatch, beside raw prepared statements that write the same rows. */
export const signUpBench = async (): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (const rush of RUSHES) {
    const store = await beside(rush, (scene) => raw(scene, rush.capacity, false), throughStore);
    const dispatch = await beside(rush, (scene) => raw(scene, rush.capacity, true), throughDispatch);
    const unit = "sign-ups/s";
    rows.push(
      { name: `store, ${rush.name}`, value: store.perSecond, unit, ratio: store.ratio, goal: { atLeast: 0.75 } },
      {
        name: `dispatch, ${rush.name}`,
        value: dispatch.perSecond,
        unit,
        ratio: dispatch.ratio,
        goal: { atLeast: 0.6 },
      },
      { name: `oversold, ${rush.name}`, value: store.oversold + dispatch.oversold, unit: "seats", goal: { atMost: 0 } },
    );
  }
  return rows;
};

type Work = (scene: Scene) => Promise<void>;
type Pace = { readonly perSecond: number; readonly oversold: number };
const RUNS = 5;

/** The middle of several runs, each right after its floor: what else the machine does falls on both. */
const beside = async (rush: Rush, floor: Work, work: Work): Promise<Pace & { readonly ratio: number }> => {
  const runs: (Pace & { readonly ratio: number })[] = [];
  for (let run = 0; run < RUNS; run++) {
    const least = await paced(rush, floor);
    const pace = await paced(rush, work);
    runs.push({ ...pace, ratio: pace.perSecond / least.perSecond });
  }
  const middle = runs.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(RUNS / 2)];
  if (!middle) throw new Error("no runs");
  return { ...middle, oversold: runs.reduce((n, { oversold }) => n + oversold, 0) };
};

/** One run on a fresh database. */
const paced = async (rush: Rush, work: Work): Promise<Pace> => {
  const folder = await mkdtemp(join(tmpdir(), "samling-signups-"));
  try {
    const scene = await setUp(folder, rush);
    const start = performance.now();
    await work(scene);
    const perSecond = PEOPLE / ((performance.now() - start) / 1_000);
    await scene.store.close();
    return { perSecond, oversold: oversoldIn(scene.path) };
  } finally {
    await rm(folder, { recursive: true });
  }
};

const setUp = async (folder: string, { shifts, capacity }: Rush): Promise<Scene> => {
  const path = join(folder, "samling.db");
  const url = `file:${path}`;
  await migrate(url);
  const store = await openStore(url);
  const founding = { organisation: "Bench", campaign: "Bench", firstDay: DAY, lastDay: DAY, example: true, at: AT };
  return store.transact(async (tx, t) => {
    const campaign = await found(tx, t, founding);
    const shiftIds: string[] = [];
    for (let n = 0; n < shifts; n++) {
      const facts = {
        kind: "phonebank",
        series: undefined,
        day: DAY,
        title: `Phone bank ${n}`,
        description: "",
        place: `Room ${n}`,
        meetingPoint: undefined,
        bring: undefined,
        contact: undefined,
        area: undefined,
        partner: undefined,
        hosts: [],
        shifts: [{ start: undefined, end: undefined, needed: undefined, capacity }],
      } as const;
      shiftIds.push(...(await addPlanned(tx, t, { campaign, facts, at: AT })).shiftIds);
    }
    const wishes = [];
    for (let n = 0; n < PEOPLE; n++) {
      const [personId, account] = [nanoid(), `account-${n}`];
      await addAccount(tx, {
        personId,
        account,
        organisationId: campaign.organisationId,
        workspaceId: PLAYGROUND,
        at: AT,
      });
      wishes.push({ personId, account, shiftId: shiftIds[n % shifts] ?? "" });
    }
    return { url, path, store, campaign, wishes };
  });
};

const throughStore = async ({ store, campaign, wishes }: Scene): Promise<void> => {
  const wish = { campaign, at: AT, seats: 1, associationId: undefined, squadId: undefined, overlapAccepted: false };
  await Promise.all(
    wishes.map(({ personId, shiftId }) => store.transact((tx) => signUp(tx, { ...wish, personId, shiftId }))),
  );
};

const throughDispatch = async ({ store, wishes }: Scene): Promise<void> => {
  const quiet: Log = {
    info: () => {},
    warn: () => {},
    fault: (_reference, error) => {
      throw error;
    },
  };
  const app = compose({
    store,
    clock: stoppedAt(AT),
    log: quiet,
    platforms: new Map(),
    channels: new Map(),
    sent: () => {},
    lively: false,
  });
  await using _sender = app.sender;
  const answers = await Promise.all(
    wishes.map(({ account, shiftId }) =>
      app.dispatch.answer({
        key: nanoid(),
        platform: "playground",
        workspace: "playground",
        channel: undefined,
        caller: { account, locale: undefined, managesWorkspace: false, platformRoles: [] },
        at: AT,
        input: { kind: "press", id: `signup:${shiftId}` },
        files: {},
      }),
    ),
  );
  if (answers.some((answer) => answer.kind !== "message" || answer.refused)) throw new Error("a sign-up was refused");
};

/** The floor: seat check, sign-up, what posts must show anew, audit line and, for dispatch, the key, in one transaction. */
const raw = async ({ path, store, campaign, wishes }: Scene, capacity: number, withKey: boolean): Promise<void> => {
  await store.close();
  const db = new Database(path);
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"]) db.pragma(pragma);
  const [begin, commit] = [db.prepare("begin immediate"), db.prepare("commit")];
  const check = db.prepare(
    "select coalesce(sum(seats), 0) as taken, coalesce(max(turn), 0) as turn from sign_up where shift_id = ? and state = 'going'",
  );
  const put = db.prepare(
    "insert into sign_up (shift_id, person_id, organisation_id, seats, state, turn, queued_at) values (?, ?, ?, 1, ?, ?, ?)",
  );
  const audit = db.prepare(
    "insert into audit (id, organisation_id, actor_id, verb, subject, at) values (?, ?, ?, 'sign-up', ?, ?)",
  );
  const stale = db.prepare("insert into stale_subject (id, organisation_id, subjects) values (?, ?, ?)");
  const key = db.prepare("insert into seen (workspace_id, key, at) values (?, ?, ?)");
  const at = AT.getTime();
  for (const { personId, shiftId } of wishes) {
    begin.run();
    if (withKey) key.run(PLAYGROUND, nanoid(), at);
    const { taken, turn } = check.get(shiftId) as { taken: number; turn: number };
    put.run(shiftId, personId, campaign.organisationId, taken < capacity ? "going" : "waiting", turn + 1, at);
    stale.run(nanoid(), campaign.organisationId, JSON.stringify([`day:${DAY}`, `shift:${shiftId}`]));
    audit.run(nanoid(), campaign.organisationId, personId, shiftId, at);
    commit.run();
  }
  db.close();
};

const oversoldIn = (path: string): number => {
  const db = new Database(path, { readonly: true });
  const { seats } = db
    .prepare(
      "select coalesce(sum(max(0, going - capacity)), 0) as seats from (select s.capacity, (select coalesce(sum(u.seats), 0) from sign_up u where u.shift_id = s.id and u.state = 'going') as going from shift s)",
    )
    .get() as { seats: number };
  db.close();
  return seats;
};
