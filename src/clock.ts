/** What now is. Below `app` nobody asks the machine. */
export interface Clock {
  now(): Date;
}

export const machineClock: Clock = { now: () => new Date() };

/** A clock that stands at one moment. */
export const stoppedAt = (at: Date): Clock => ({ now: () => at });

/** The playground's clock: set to a moment, it goes on from there at the machine's pace. */
export interface MovableClock extends Clock {
  set(at: Date): void;
}

export const movableClock = (at: Date): MovableClock => {
  let offset = at.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    set: (moment) => {
      offset = moment.getTime() - Date.now();
    },
  };
};
