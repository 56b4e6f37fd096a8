import { expect, test } from "vitest";
import { act, line, listen, post } from "./asking.ts";
import { rehearsal } from "./rehearsal.ts";
import { ALVA, KIM, ROBIN } from "./script.ts";

test("a press is answered to the one who pressed, and changes the post for everyone", async () => {
  await using r = await rehearsal();
  const { parts } = await r.postTheDay();
  await using robin = await listen(r, ROBIN);
  await using alva = await listen(r, ALVA);
  await Promise.all([robin.until("state"), alva.until("state")]);

  const response = await post(r, "/acts", act(ROBIN, { kind: "press", id: "join:1" }, { message: parts[0] }));

  const { message: answer } = (await response.json()) as { message: string };
  expect((await alva.until("put")).message).toMatchObject({ id: parts[0], place: "channel:today" });
  expect((await alva.next()).kind).toBe("people");
  expect((await robin.until("put")).message.id).toBe(parts[0]);
  expect((await robin.until("put")).message).toMatchObject({ id: answer, only: ROBIN, place: "channel:today" });
});

test("a typed line stands with its answer, both for the one who typed it", async () => {
  await using r = await rehearsal();
  await using robin = await listen(r, ROBIN);
  await robin.until("state");

  await post(
    r,
    "/acts",
    act(ROBIN, { kind: "line", sent: '/signup activity:"shift-1"', shown: "/signup Kungsholmen" }),
  );

  const typed = (await robin.until("put")).message;
  expect(typed).toMatchObject({ by: ROBIN, only: ROBIN, blocks: [{ spans: ["/signup Kungsholmen"] }] });
  expect((await robin.until("put")).message).toMatchObject({ only: ROBIN });
  expect(r.calls[0]).toMatchObject({
    platform: "playground",
    workspace: "playground",
    channel: "today",
    caller: { account: ROBIN, locale: "en", managesWorkspace: true },
    input: { kind: "line", text: '/signup activity:"shift-1"' },
  });
});

test("an act sent again with the same key has one effect and one trace", async () => {
  await using r = await rehearsal();
  const twice = act(ROBIN, line("/report 40 14 11"));

  await Promise.all([post(r, "/acts", twice), post(r, "/acts", twice)]);

  expect(r.calls).toHaveLength(1);
  expect(await r.shelf.messages(10)).toHaveLength(2);
});

test("an answer that updates replaces the private message that bore the button", async () => {
  await using r = await rehearsal();
  await r.postTheDay();
  const joined = await post(r, "/acts", act(ROBIN, { kind: "press", id: "join:1" }));
  const { message } = (await joined.json()) as { message: string };

  const left = await post(r, "/acts", act(ROBIN, { kind: "press", id: "leave:1" }, { message }));

  expect(await left.json()).toEqual({ message });
  expect(JSON.parse((await r.shelf.message(message))?.body ?? "").blocks[0].spans[0]).toContain("off the list");
});

test("an update never touches someone else's private message", async () => {
  await using r = await rehearsal();
  await r.postTheDay();
  const joined = await post(r, "/acts", act(ROBIN, { kind: "press", id: "join:1" }));
  const { message } = (await joined.json()) as { message: string };

  const left = await post(r, "/acts", act(ALVA, { kind: "press", id: "leave:1" }, { message }));

  expect(((await left.json()) as { message: string }).message).not.toBe(message);
  expect((await r.shelf.message(message))?.body).toContain("signed up");
});

test("a command that asks back opens its form and leaves no answer behind", async () => {
  await using r = await rehearsal();

  const response = await post(r, "/acts", act(ROBIN, line("/report")));

  expect(await response.json()).toMatchObject({ form: { action: "report:1", title: "How did it go?" } });
  expect(await r.shelf.messages(10)).toHaveLength(1);
});

test("a file travels with its option's name", async () => {
  await using r = await rehearsal();
  const csv = Buffer.from("name,kind\nVantör,geographic\n");

  await post(r, "/acts", act(KIM, line("/association import"), { files: { file: csv.toString("base64") } }));

  expect(Buffer.from(r.calls[0]?.files.file ?? []).equals(csv)).toBe(true);
});

test("choices are the engine's own, for what has been typed", async () => {
  await using r = await rehearsal();

  const response = await post(r, "/completions", {
    as: ROBIN,
    place: "channel:today",
    command: "signup",
    option: "activity",
    typed: "hög",
  });

  expect(await response.json()).toMatchObject({ choices: [{ value: "shift-3" }] });
});

test("a person who chooses another language gets the page's words in it", async () => {
  await using r = await rehearsal();
  await using robin = await listen(r, ROBIN);
  expect((await robin.until("state")).state.words.send).toBe("Send");

  await post(r, "/acts", act(ROBIN, line("/mydata sv")));

  expect((await robin.until("people")).people.find(({ account }) => account === ROBIN)?.locale).toBe("sv");
  await using again = await listen(r, ROBIN);
  expect((await again.until("state")).state.words.send).toBe("Skicka");
});
