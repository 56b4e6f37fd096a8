/** Bytes, as the bot takes them. */
const MOST = 2 * 1024 * 1024;

export class TooBig extends Error {
  override readonly name = "TooBig";
}

/** Files as they travel; throws `TooBig`. */
export const base64Of = async (files: Readonly<Record<string, File>>): Promise<Readonly<Record<string, string>>> => {
  const read = Object.entries(files).map(async ([name, file]) => {
    if (file.size > MOST) throw new TooBig();
    return [name, await contentOf(file)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
};

const contentOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
