import activity from "./sv/activity.json" with { type: "json" };
import association from "./sv/association.json" with { type: "json" };
import attention from "./sv/attention.json" with { type: "json" };
import campaign from "./sv/campaign.json" with { type: "json" };
import channels from "./sv/channels.json" with { type: "json" };
import claims from "./sv/claims.json" with { type: "json" };
import cli from "./sv/cli.json" with { type: "json" };
import command from "./sv/command.json" with { type: "json" };
import delivery from "./sv/delivery.json" with { type: "json" };
import discord from "./sv/discord.json" with { type: "json" };
import error from "./sv/error.json" with { type: "json" };
import handover from "./sv/handover.json" with { type: "json" };
import holes from "./sv/holes.json" with { type: "json" };
import imports from "./sv/import.json" with { type: "json" };
import kind from "./sv/kind.json" with { type: "json" };
import lead from "./sv/lead.json" with { type: "json" };
import mydata from "./sv/mydata.json" with { type: "json" };
import notice from "./sv/notice.json" with { type: "json" };
import ping from "./sv/ping.json" with { type: "json" };
import pool from "./sv/pool.json" with { type: "json" };
import recorded from "./sv/recorded.json" with { type: "json" };
import reminder from "./sv/reminder.json" with { type: "json" };
import reminding from "./sv/reminding.json" with { type: "json" };
import report from "./sv/report.json" with { type: "json" };
import role from "./sv/role.json" with { type: "json" };
import roles from "./sv/roles.json" with { type: "json" };
import rule from "./sv/rule.json" with { type: "json" };
import samling from "./sv/samling.json" with { type: "json" };
import schedule from "./sv/schedule.json" with { type: "json" };
import server from "./sv/server.json" with { type: "json" };
import setup from "./sv/setup.json" with { type: "json" };
import signup from "./sv/signup.json" with { type: "json" };
import slack from "./sv/slack.json" with { type: "json" };
import squad from "./sv/squad.json" with { type: "json" };
import summary from "./sv/summary.json" with { type: "json" };
import turnout from "./sv/turnout.json" with { type: "json" };

export const sv = {
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
