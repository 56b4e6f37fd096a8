import { fileURLToPath } from "node:url";

/** The family that charts name; a letter it lacks is taken from the first file below that has it. */
export const FONT_FAMILY = "Noto Sans";
/** The weights that ship: others are drawn with the nearest. Scripts beside Latin ship in regular only. */
export const FONT_WEIGHTS = { regular: 400, strong: 600 } as const;
export type FontWeight = (typeof FONT_WEIGHTS)[keyof typeof FONT_WEIGHTS];

// A fresh machine has no fonts, so these ship: Latin with Greek and Cyrillic, Arabic, Ge'ez, Syriac.
const FILES = [
  import.meta.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf"),
  import.meta.resolve("@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/noto-sans-syriac/400Regular/NotoSansSyriac_400Regular.ttf"),
].map((url) => fileURLToPath(url));

/** What resvg draws letters with: only the fonts that ship, so that a picture is the same on every machine. */
export const FONTS = { loadSystemFonts: false, fontFiles: FILES, defaultFontFamily: FONT_FAMILY };
