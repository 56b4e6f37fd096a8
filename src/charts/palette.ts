/**
 * The colours of every chart, on an opaque ground so that dark and light chat clients show the same picture.
 * Marks differ in lightness as well as hue, and in shape, so that nothing hangs on telling two hues apart.
 */
export const PALETTE = {
  ground: "#fbfaf7",
  /** The part of a panel that has been: a shade of the ground, never a mark. */
  elapsed: "#ebe8de",
  grid: "#d5d8dc",
  text: "#1d2430",
  quietText: "#4c5564",
  bar: "#5b92cb",
  /** The week, or the line, that the picture is about. */
  strong: "#0f4480",
  tint: "#b7d0ea",
  goal: "#b34700",
  comparison: "#1d2430",
} as const;
