import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

test("whoever stops reading in the middle gets no fault for it", async () => {
  const samling = spawn(process.execPath, ["src/main.ts", "manifest", "slack"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  samling.stdout.destroy();

  const complaints = text(samling.stderr);
  await once(samling, "close");

  expect(await complaints).not.toContain("EPIPE");
});
