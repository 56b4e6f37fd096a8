import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { fetching, NoFiles, TooLarge } from "../../../src/adapters/slack/uploads.ts";
import { SCOPES, type Slack, standIn, TOKENS } from "../../standins/slack/stand-in.ts";

const TABLE = new TextEncoder().encode("name\nSolna\n");

/** A file that waits at Slack. */
const waiting = (slack: Slack) => {
  slack.workspace.files.set("F1", { id: "F1", name: "t.csv", alt: "", length: TABLE.length, bytes: TABLE });
  return { field: "file", url: `${slack.origin}/files-pri/F1/download/t.csv`, size: TABLE.length };
};

describe("files that wait at Slack", () => {
  test("are fetched with the bot's token, by field", async () => {
    await using slack = await standIn();

    const files = await fetching(TOKENS.bot, slack.apiUrl)([waiting(slack)]);

    expect(new TextDecoder().decode(files.file)).toBe("name\nSolna\n");
  });

  test("are not taken for what Slack shows who may not read them", async () => {
    await using slack = await standIn({ scopes: SCOPES.filter((scope) => scope !== "files:read") });

    await expect(fetching(TOKENS.bot, slack.apiUrl)([waiting(slack)])).rejects.toThrow(NoFiles);
  });

  test("are asked for at Slack only: nobody else gets the token", async () => {
    await using slack = await standIn();
    let asked = 0;
    const elsewhere = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/t.csv`;

    const fetched = fetching(TOKENS.bot, slack.apiUrl)([{ field: "file", url, size: 1 }]);
    await expect(fetched).rejects.toThrow("not at Slack");
    elsewhere.close();

    expect(asked).toBe(0);
  });

  test("of unknown size are refused once read, where they are larger than 2 MB", async () => {
    await using slack = await standIn();
    const file = waiting(slack);
    const bytes = new Uint8Array(2 * 1024 * 1024 + 1);
    slack.workspace.files.set("F1", { id: "F1", name: "t.csv", alt: "", length: bytes.length, bytes });

    await expect(fetching(TOKENS.bot, slack.apiUrl)([{ ...file, size: undefined }])).rejects.toThrow(TooLarge);
  });
});
