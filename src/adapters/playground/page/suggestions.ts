import { useEffect, useState } from "preact/hooks";
import type { Asked, Offered, WirePerson, WireSpec } from "../wire.ts";
import type { Pick, Typing } from "./line.ts";
import type { Spot } from "./places.ts";
import { post, Refused } from "./send.ts";

/** What the composer offers below the caret. `pick` absent: a command's name. */
export type Suggestion = {
  readonly label: string;
  readonly about: string;
  readonly pick?: Pick;
  readonly value: string;
};

/** What fits what is being typed: commands by name, people, an option's fixed choices, or what the bot offers. */
export const useSuggestions = (
  typing: Typing,
  specs: readonly WireSpec[],
  people: readonly WirePerson[],
  spot: Spot,
): readonly Suggestion[] => {
  const [offered, setOffered] = useState<{ readonly asked: string; readonly found: readonly Suggestion[] }>();
  const asked = askedIn(typing, spot);
  const question = asked && JSON.stringify(asked);

  useEffect(() => {
    if (!asked || !question) return;
    let isStale = false;
    void post<Offered>("/completions", asked)
      .catch((error: unknown): Offered => {
        if (error instanceof Refused) return { choices: [] };
        throw error;
      })
      .then(({ choices }) => {
        if (isStale) return;
        const found = choices.map(({ value, label, description }) => ({
          label,
          about: description ?? "",
          value,
          pick: { option: asked.option, label, value },
        }));
        setOffered({ asked: question, found });
      });
    return () => {
      isStale = true;
    };
  }, [question]);

  if (typing.kind === "command") return commandsFor(typing.typed, specs);
  if (typing.kind !== "option") return [];
  const { option, typed } = typing;
  if (option.kind === "person")
    return people
      .filter(({ name }) => starts(name, typed))
      .map(({ account, name }) => ({
        label: name,
        about: "",
        value: account,
        pick: { option: option.name, label: name, value: account },
      }));
  if (option.choices.length > 0)
    return option.choices
      .filter(({ value, label }) => starts(value, typed) || starts(label, typed))
      .map(({ value, label }) => ({
        label: value,
        about: label === value ? "" : label,
        value,
        pick: { option: option.name, label: value, value },
      }));
  return offered && offered.asked === question ? offered.found : [];
};

const askedIn = (typing: Typing, spot: Spot): Asked | undefined =>
  typing.kind === "option" && typing.option.completed && typing.option.choices.length === 0
    ? {
        as: spot.account,
        place: spot.place,
        command: typing.spec.name,
        option: typing.option.name,
        typed: typing.typed.trim(),
      }
    : undefined;

const commandsFor = (typed: string, specs: readonly WireSpec[]): readonly Suggestion[] =>
  specs
    .filter(({ name }) => starts(name, typed) && name !== typed)
    .map(({ name, description }) => ({ label: `/${name}`, about: description, value: name }));

const starts = (text: string, typed: string): boolean => text.toLowerCase().startsWith(typed.trim().toLowerCase());
