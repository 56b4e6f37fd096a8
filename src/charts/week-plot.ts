/** One week: no `dials` means nobody reported or the week is ahead, which is not 0. */
export type WeekOfDials = {
  readonly label: string;
  readonly dials?: number | undefined;
  readonly goal?: number | undefined;
  /** The same week of the campaign that is compared with. */
  readonly comparison?: number | undefined;
};

/** Where weeks (by index) and counts lie, in logical pixels; `slot` is a week's width. */
export type Plot = {
  readonly left: number;
  readonly slot: number;
  readonly x: (index: number) => number;
  readonly y: (count: number) => number;
};

/** Lays `weeks` side by side into the frame, 0 at its foot and `max` at its top. */
export const plotOf = (
  frame: { readonly left: number; readonly right: number; readonly top: number; readonly height: number },
  weeks: number,
  max: number,
): Plot => {
  const slot = (frame.right - frame.left) / Math.max(1, weeks);
  return {
    left: frame.left,
    slot,
    x: (index) => frame.left + (index + 0.5) * slot,
    y: (count) => frame.top + frame.height * (1 - count / max),
  };
};

/** The widths of a week's bar and of the goal across it, in logical pixels. */
export const barWidth = ({ slot }: Plot): number => Math.min(96, slot * 0.62);
export const tickWidth = ({ slot }: Plot): number => Math.min(128, slot * 0.84);
