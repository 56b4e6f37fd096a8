import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../../src/domain/error.ts";
import { lockFile } from "../../src/store/lock.ts";
import { freshDatabase, freshStore } from "../stores.ts";
import { addTick, savedTicks } from "./samples.ts";

const second = new UserError("cli.second-process");
const program = join(import.meta.dirname, "programs", "hold.ts");

test("a SQLite file takes one bot process at a time, by whatever name", async () => {
  await using database = await freshDatabase("sqlite");
  const lock = await lockFile(database.url);
  await symlink(database.url.slice("file:".length), `${database.url.slice("file:".length)}-alias`);

  await expect(lockFile(database.url)).rejects.toEqual(second);
  await expect(lockFile(`${database.url}-alias`)).rejects.toEqual(second);
  await lock[Symbol.asyncDispose]();
  await using _again = await lockFile(database.url);
});

test("the lock of a process that was killed is free again", async () => {
  await using database = await freshDatabase("sqlite");
  const holder = spawn(process.execPath, [program, database.url], { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout, "data");

  await expect(lockFile(database.url)).rejects.toEqual(second);
  holder.kill("SIGKILL");
  await once(holder, "exit");

  await using _lock = await lockFile(database.url);
});

test("the lock keeps nobody from reading and writing beside the bot", async () => {
  await using store = await freshStore("sqlite");
  await using _lock = await lockFile(store.url);

  await store.transact((tx, t) => addTick(tx, t, "beside"));

  expect(await savedTicks(store)).toEqual(["beside"]);
});

test("PostgreSQL serves several bot processes", async () => {
  await using _one = await lockFile("postgres://127.0.0.1/samling");
  await using _two = await lockFile("postgres://127.0.0.1/samling");
});
