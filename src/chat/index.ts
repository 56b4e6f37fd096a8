export type { PlatformName } from "../domain/organisation.ts";
export type * from "./call.ts";
export type * from "./channels.ts";
export type * from "./command.ts";
export type * from "./form.ts";
export * from "./line.ts";
export * from "./mention.ts";
export * from "./message.ts";
export * from "./platform.ts";
