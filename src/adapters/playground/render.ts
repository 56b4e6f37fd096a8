import type { Block, Message, Span } from "../../chat/message.ts";
import type { WireBlock, WireSpan } from "./wire.ts";

/** A message as the page gets it: nothing is shortened, as the page can show it all. */
export const render = (message: Message): readonly WireBlock[] => message.blocks.map(wireBlock);

const wireBlock = (block: Block): WireBlock => {
  if (block.kind === "text") return { ...block, spans: block.spans.map(wireSpan) };
  if (block.kind === "select") return block;
  return { kind: "file", name: block.name, base64: Buffer.from(block.bytes).toString("base64"), alt: block.alt };
};

const wireSpan = (span: Span): WireSpan => {
  if (typeof span === "string") return span;
  if ("beside" in span) return "";
  return "at" in span ? { at: span.at.toISOString(), text: span.text } : span;
};
