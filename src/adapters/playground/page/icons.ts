import { html } from "htm/preact";

const icon = (path: string) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const MENU = icon("M4 7h16M4 12h16M4 17h16");
export const CLOSE = icon("M6 6l12 12M18 6L6 18");
export const SEND = icon("M4 12h14M12 6l6 6-6 6");
export const CLIP = icon(
  "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.5 3.5 0 0 1 5 5l-8.5 8.5a1.8 1.8 0 0 1-2.5-2.5L14.5 7.5",
);
export const LOCK = icon("M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z");
export const ENVELOPE = icon("M4 6h16v12H4zM4 7l8 6 8-6");
export const CLOCK = icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2");
export const SKIP = icon("M5 6l8 6-8 6zM18 6v12");
export const PLUS = icon("M12 6v12M6 12h12");
export const DOWNLOAD = icon("M12 4v11M7 11l5 5 5-5M5 20h14");
