import { html } from "htm/preact";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { CLOSE } from "./icons.ts";
import { useTongue } from "./words.ts";

type Props = { title: string; close: () => void; kind?: string; children: ComponentChildren };

/** A modal dialog: the browser keeps the focus inside, closes it on Esc and gives the focus back. */
export const Dialog = ({ title, close, kind = "card", children }: Props) => {
  const { say } = useTongue();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    return () => shown?.close();
  }, []);
  const outside = (event: MouseEvent) => {
    if (event.target === dialog.current) close();
  };
  return html`<dialog ref=${dialog} class=${kind} aria-labelledby=${heading} onCancel=${close} onClick=${outside}>
    <div class="sheet">
      <div class="dialog-head">
        <h2 id=${heading}>${title}</h2>
        <button type="button" class="round" aria-label=${say("close")} onClick=${close}>${CLOSE}</button>
      </div>
      ${children}
    </div>
  </dialog>`;
};
