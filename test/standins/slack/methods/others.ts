import { z } from "zod";
import { flag, json } from "../shapes/message.ts";
import { home, type ModalView, modal } from "../shapes/views.ts";
import type { StoredFile, View } from "../workspace.ts";
import { type Core, joined, method, Refusal } from "./method.ts";

const shownView = (core: Core, view: View) => ({
  ok: true,
  view: { id: view.id, hash: view.hash, team_id: core.workspace.team.id, ...view.shape },
});

const asksForFile = ({ blocks }: ModalView): boolean =>
  blocks.some((block) => block.type === "input" && block.element.type === "file_input");

const views = {
  "views.open": method("bot", { trigger_id: z.string(), view: json(modal) }, (given, core) => {
    const interaction = core.interactions.ofTrigger(given.trigger_id);
    if (!interaction) throw new Refusal("invalid_trigger_id");
    if (interaction.expired) throw new Refusal("expired_trigger_id");
    if (interaction.exchanged) throw new Refusal("exchanged_trigger_id");
    if (asksForFile(given.view)) core.needs("files:read");
    interaction.exchanged = true;
    const view = core.workspace.view(given.view);
    core.interactions.openedBy.set(view.id, interaction);
    interaction.show(view);
    return shownView(core, view);
  }),

  "views.publish": method(
    "bot",
    { user_id: z.string(), view: json(home), hash: z.string().optional() },
    (given, core) => {
      if (!core.workspace.accounts.has(given.user_id)) throw new Refusal("user_not_found");
      const known = core.workspace.homes.get(given.user_id);
      const view = known ? core.workspace.redress(known, given.view) : core.workspace.view(given.view);
      core.workspace.homes.set(given.user_id, view);
      core.interactions.showDirect(given.user_id, view);
      return shownView(core, view);
    },
  ),
};

const users = {
  "users.info": method("bot", { user: z.string(), include_locale: flag.optional() }, (given, core) => {
    core.needs("users:read");
    const account = core.workspace.accounts.get(given.user);
    if (!account) throw new Refusal("user_not_found");
    const { id, name, deleted, admin, tz, locale } = account;
    return {
      ok: true,
      user: {
        id,
        team_id: core.workspace.team.id,
        name: name.toLowerCase(),
        real_name: name,
        deleted,
        is_bot: false,
        is_admin: admin,
        is_owner: false,
        tz,
        profile: { display_name: name, real_name: name },
        ...(given.include_locale ? { locale } : {}),
      },
    };
  }),
};

const files = {
  "files.getUploadURLExternal": method(
    "bot",
    {
      filename: z.string().min(1),
      length: json(z.int().min(1)),
      alt_text: z.string().max(1000).optional(),
      snippet_type: z.string().optional(),
    },
    (given, core) => {
      core.needs("files:write");
      const file: StoredFile = {
        id: core.workspace.id("F"),
        name: given.filename,
        alt: given.alt_text ?? "",
        length: given.length,
        bytes: undefined,
      };
      core.workspace.files.set(file.id, file);
      return { ok: true, file_id: file.id, upload_url: `${core.origin()}/upload/${file.id}` };
    },
  ),

  "files.completeUploadExternal": method(
    "bot",
    {
      files: json(z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1)),
      channel_id: z.string().optional(),
      initial_comment: z.string().optional(),
      thread_ts: z.string().optional(),
    },
    (given, core) => {
      core.needs("files:write");
      const stored = given.files.map(({ id }) => core.workspace.files.get(id));
      const whole = stored.flatMap((file) => (file?.bytes ? [file] : []));
      if (whole.length < stored.length) throw new Refusal("file_not_found");
      if (given.channel_id) {
        const message = core.workspace.say(joined(core, given.channel_id), "");
        message.files = whole;
      }
      return { ok: true, files: whole.map(({ id, name }) => ({ id, title: name })) };
    },
  ),
};

const auth = {
  "auth.test": method("bot", {}, (_, { workspace }) => ({
    ok: true,
    url: "https://samling-example.slack.com/",
    team: workspace.team.name,
    team_id: workspace.team.id,
    user: "samling",
    user_id: workspace.app.user,
    bot_id: workspace.app.bot,
    is_enterprise_install: false,
  })),
  "apps.connections.open": method("app", {}, (_, core) => ({ ok: true, url: core.ticket() })),
};

export const others = { ...views, ...users, ...files, ...auth };
