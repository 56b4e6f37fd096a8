import { html } from "htm/preact";

const HUES = 8;

/** A person's initials on a colour of their own; it only repeats the name beside it. */
export const Avatar = ({ account, name }: { account: string; name: string }) => {
  const hue = [...account].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 0) % HUES;
  const initials = name
    .split(/\s+/u)
    .map((word) => [...word][0] ?? "")
    .slice(0, 2)
    .join("");
  return html`<span class="avatar hue-${hue}" aria-hidden="true">${initials}</span>`;
};

export const BotAvatar = () => html`<img class="avatar" src="/page/icon.svg" alt="" width="36" height="36" />`;
