import { html } from "htm/preact";
import type { WirePerson, WireSpan } from "../wire.ts";
import type { Say } from "./words.ts";

const OPENED = new Set(["http:", "https:", "mailto:"]);

/** Stretches of text as elements: everything stays text, and an address stays visible behind its label. */
export const spansOf = (spans: readonly WireSpan[], people: readonly WirePerson[], say: Say) =>
  spans.map((span) => {
    if (typeof span === "string") return span;
    if ("bold" in span) return html`<strong>${span.bold}</strong>`;
    if ("at" in span) return html`<time datetime=${span.at}>${span.text}</time>`;
    if ("url" in span) return linkOf(span.url, span.label);
    if ("channel" in span) return `#${span.channel}`;
    const known = people.find(({ account }) => account === span.person);
    return html`<span class="mention">@<bdi>${known?.name ?? say("somebody")}</bdi></span>`;
  });

const linkOf = (url: string, label: string) => {
  const address = URL.parse(url);
  if (!address || !OPENED.has(address.protocol)) return `${label} (${url})`;
  const shown = address.host || address.pathname;
  return html`<a href=${address.href} target="_blank" rel="noopener noreferrer">${label}</a
    >${label.includes(shown) ? "" : html` <span class="address">(${shown})</span>`}`;
};
