import activity from "./en/activity.json" with { type: "json" };
import association from "./en/association.json" with { type: "json" };
import attention from "./en/attention.json" with { type: "json" };
import campaign from "./en/campaign.json" with { type: "json" };
import channels from "./en/channels.json" with { type: "json" };
import claims from "./en/claims.json" with { type: "json" };
import cli from "./en/cli.json" with { type: "json" };
import command from "./en/command.json" with { type: "json" };
import delivery from "./en/delivery.json" with { type: "json" };
import discord from "./en/discord.json" with { type: "json" };
import error from "./en/error.json" with { type: "json" };
import handover from "./en/handover.json" with { type: "json" };
import holes from "./en/holes.json" with { type: "json" };
import imports from "./en/import.json" with { type: "json" };
import kind from "./en/kind.json" with { type: "json" };
import lead from "./en/lead.json" with { type: "json" };
import mydata from "./en/mydata.json" with { type: "json" };
import notice from "./en/notice.json" with { type: "json" };
import ping from "./en/ping.json" with { type: "json" };
import pool from "./en/pool.json" with { type: "json" };
import recorded from "./en/recorded.json" with { type: "json" };
import reminder from "./en/reminder.json" with { type: "json" };
import reminding from "./en/reminding.json" with { type: "json" };
import report from "./en/report.json" with { type: "json" };
import role from "./en/role.json" with { type: "json" };
import roles from "./en/roles.json" with { type: "json" };
import rule from "./en/rule.json" with { type: "json" };
import samling from "./en/samling.json" with { type: "json" };
import schedule from "./en/schedule.json" with { type: "json" };
import server from "./en/server.json" with { type: "json" };
import setup from "./en/setup.json" with { type: "json" };
import signup from "./en/signup.json" with { type: "json" };
import slack from "./en/slack.json" with { type: "json" };
import squad from "./en/squad.json" with { type: "json" };
import summary from "./en/summary.json" with { type: "json" };
import turnout from "./en/turnout.json" with { type: "json" };

export const en = {
  activity,
  attention,
  association,
  campaign,
  channels,
  claims,
  cli,
  command,
  delivery,
  discord,
  error,
  handover,
  holes,
  import: imports,
  kind,
  lead,
  mydata,
  notice,
  ping,
  pool,
  recorded,
  reminder,
  reminding,
  report,
  role,
  roles,
  rule,
  samling,
  schedule,
  server,
  setup,
  signup,
  slack,
  squad,
  summary,
  turnout,
};
