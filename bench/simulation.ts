/** Files of recorded campaigns, by name, and the dials each association ends with, by campaign and association. */
export type Simulation = {
  readonly files: ReadonlyMap<string, string>;
  readonly finalDials: ReadonlyMap<string, number>;
};

export type SimulationSize = { readonly campaigns: number; readonly associations: number; readonly days: number };

/**
 * Made-up campaigns in the shape of 2018: some associations do nothing, many do a little, some mobilise; dials grow
 * towards the end, most days are reported late or never, and part of the shifts is booked ahead. Equal seeds give equal files.
 */
export const simulateCampaigns = (seed: number, { campaigns, associations, days }: SimulationSize): Simulation => {
  const chance = randomFrom(seed);
  const below = (limit: number): number => Math.floor(chance() * limit);
  const lines = {
    campaigns: ["campaign,days,first_weekday"],
    associations: ["campaign,association,list_size,goal_type,goal_value,goal_calls,join_day"],
    reports: ["campaign,association,day,known_day,calls"],
    signups: ["campaign,association,shift_day,known_day,cancel_day,shifts"],
  };
  const finalDials = new Map<string, number>();

  const simulateAssociation = (key: string): number => {
    const joined = chance() < 0.15 ? 1 + below(Math.ceil(days / 2)) : 0;
    const goal = chance() < 0.06 ? 0 : 40 + below(1_200);
    lines.associations.push(`${key},${goal * 4},${goal ? "hours" : ""},${goal / 20 || ""},${goal || ""},${joined}`);
    const effort = chance() < 0.3 ? 0 : 2 * chance() ** 1.5;
    const diligence = 0.3 + 0.65 * chance();
    let total = 0;
    for (let day = joined; day < days; day++) {
      const pace = (3 * Math.exp(0.127 * (day - days + 1))) / days;
      const shifts = Math.round((effort * (goal || 400) * pace * 2 * chance()) / 30);
      const dials = shifts * (15 + below(30));
      total += dials;
      const booked = Math.round(shifts * chance());
      const known = Math.max(0, day - below(8));
      if (booked)
        lines.signups.push(`${key},${day},${known},${chance() < 0.1 ? known + below(day - known + 1) : ""},${booked}`);
      if (chance() < diligence) lines.reports.push(`${key},${day},${day + 1 + below(3)},${dials}`);
    }
    return total;
  };

  for (let campaign = 0; campaign < campaigns; campaign++) {
    lines.campaigns.push(`c${campaign},${days},${below(7)}`);
    for (let association = 0; association < associations; association++) {
      const key = `c${campaign},a${association}`;
      finalDials.set(key, simulateAssociation(key));
    }
  }
  const files = Object.entries(lines).map(([name, rows]) => [`${name}.csv`, `${rows.join("\n")}\n`] as const);
  return { files: new Map(files), finalDials };
};

/** Numbers from 0 to under 1, the same for the same seed (linear congruential: good enough to make up data). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
