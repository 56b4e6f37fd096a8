import { foldText, TEXT_LIMITS } from "../../domain/text.ts";
import { sentencesIn } from "../sentence.ts";

/** What brings in a host. After a bare "med" much else may follow ("med tal"), after the others always someone. */
const JOINT =
  /(?<!\p{L})(?:(tillsammans\smed|i\ssamarbete\smed|ihop\smed|together\swith|in\s(?:cooperation|collaboration)\swith)|med|with)\s+/giu;
const QUOTED = /"[^"]*"|”[^”]*”|“[^”]*”|»[^»«]*[»«]/g;
/** Where a name ends inside a phrase: punctuation, or a word that goes on about something else. */
const NAME_END =
  /[.!?;:()–—]|\s-\s|(?<!\p{L})(?:på|(?<!(?:Vänstern|Vänsterpartiet)\s)i|vid|om|för|under|från|till|där|som|kl|klockan|efter|före|hos|när|utanför|inför|mot|med|delar|har|är|bjuder|håller|tillsammans|at|in|on|for|about|outside|who|and\s+we|och\s+vi)(?!\p{L})/iu;
const BETWEEN_NAMES = /\s*,\s*(?:och|samt|and)\s+|\s*,\s*|\s+(?:och|samt|and|&)\s+/iu;
/** Words that point at people without naming an organisation. */
const NOBODY =
  /^(?:oss|dig|er|varandra|andra|alla|många|flera|några|us|you|others|everyone|each\sother|tal|musik|fika|kaffe|tårta|flygblad|tidning(?:en|ar)?|ballonger|barn|familj|vänner)$/iu;
/** Words by which an organisation is known even in lower case or the middle of a name. */
const ORGANISATION =
  /(?:vänstern?|förening(?:en)?|förbund(?:et)?|facket|fackligan?|klubb(?:en)?|sektion(?:en)?|avdelning(?:en)?|region(?:en)?|distrikt(?:et)?|utskott(?:et)?|nätverk(?:et)?|kansli(?:et)?|kommitté(?:n)?|kommun(?:en|al)?|krets(?:en)?|rådet|styrelsen|rörelsen|ungdom(?:en)?|laget|seko|studenter(?:na)?|pensionärer(?:na)?|partiet|upproret|län(?:et)?|initiativ(?:et)?|union|branch|party|network|council|committee)$/iu;
const SHORT_NAME = /^(?!AW$)\p{Lu}{2,5}$/u;
/** "V Huddinge", "Vänsterpartiet i Huddinge", "Lärarvänstern", "Ung Vänster": a part of the party, whatever it does. */
const PARTY = /^(?:(?:V|Vänstern|Vänsterpartiet)\s(?:i\s)?\p{Lu}|Ung\sVänster|\p{Lu}\p{Ll}+vänstern(?:\s\p{Lu}|$))/u;
/** What a verb in the present ends in. */
const VERB = /^\p{Ll}+[rs]$/u;
/** What hosts do. Anyone can be what a sentence is about ("Regionen stänger…"); these doings make a host of them. */
const HOSTING =
  /^(?:har|är|håller|delar|bjuder|inbjuder|ordnar|arrangerar|anordnar|modererar|leder|står|finns|möter|ringer|knackar|samlar|samlas|medverkar|deltar|kampanjar|visar|sprider|kör|berättar|pratar|samtalar|diskuterar|debatterar|föreläser|serverar|grillar|firar|demonstrerar|is|are|has|have|hosts?|runs?|hands?|holds?|invites?|meets?|calls?)$/u;

/** The names that a description opens with, and those after "tillsammans med", "i samarbete med" and "med", each once. */
export const hostsIn = (description: string): readonly string[] => {
  const sentences = sentencesIn(description.replace(QUOTED, ""));
  const names = [...openingNames(sentences[0] ?? ""), ...sentences.flatMap(joinedNames)].filter(
    (name) => name.length <= TEXT_LIMITS.name,
  );
  return [...new Map(names.toReversed().map((name) => [foldText(name), name])).values()].toReversed();
};

/** A series' heading as its name, which ends before its hosts, and the hosts. */
export const splitSeries = (heading: string): { readonly name: string; readonly hosts: readonly string[] } => {
  for (const joint of heading.matchAll(JOINT)) {
    const hosts = namesAfter(heading, joint);
    if (hosts.length > 0 && joint.index > 0)
      return { name: heading.slice(0, joint.index).replace(/[\s,;:–—-]+$/, ""), hosts };
  }
  return { name: heading, hosts: [] };
};

const joinedNames = (sentence: string): readonly string[] =>
  [...sentence.matchAll(JOINT)].flatMap((joint) => namesAfter(sentence, joint));

const namesAfter = (text: string, joint: RegExpExecArray): readonly string[] => {
  const phrase = text.slice(joint.index + joint[0].length).slice(0, 400);
  const [first = "", ...others] = phrase.split(NAME_END, 1)[0]?.split(BETWEEN_NAMES) ?? [];
  const sure = joint[1] !== undefined;
  const opening = nameIn(first, sure);
  if (!opening) return [];
  const names = [opening];
  for (const other of others) {
    const name = nameIn(other, false) ?? (sure && !/\s/.test(other) ? nameIn(other, true) : undefined);
    if (!name) break;
    names.push(name);
  }
  return names;
};

/** The name a phrase is or begins with. Where someone surely follows, a phrase in lower case is a name too. */
const nameIn = (phrase: string, sure: boolean): string | undefined => {
  const words = phrase.trim().split(/\s+/).slice(0, 6);
  const [first = ""] = words;
  if (first === "" || NOBODY.test(first)) return undefined;
  if (!isNamePart(first)) return sure ? words.join(" ") : undefined;
  const end = words.findIndex((word, at) => !isNamePart(word, words[at - 1]));
  return words.slice(0, end < 0 ? words.length : end).join(" ");
};

/** Whether a word can stand in an organisation's name; "i" only in that of the party of a place. */
const isNamePart = (word: string, before = ""): boolean =>
  /^[\p{Lu}\d]/u.test(word) || ORGANISATION.test(word) || (word === "i" && /^Vänster(?:n|partiet)$/u.test(before));

/** "Lärarvänstern modererar…", "Kommunal och V Vantör delar…": organisations at the beginning, never a person's name. */
const openingNames = (sentence: string): readonly string[] => {
  const words = sentence.split(/\s+/).slice(0, 12);
  for (let count = words.length; count > 0; count--) {
    const opening = words.slice(0, count).join(" ");
    const names = opening.replace(/:$/, "").split(BETWEEN_NAMES);
    if (!names.every(isOrganisation)) continue;
    return names.every((name) => opening.endsWith(":") || opens(name, words[count] ?? "")) ? names : [];
  }
  return [];
};

/** Whether who is named before this word is one of those who arrange it. */
const opens = (name: string, next: string): boolean =>
  HOSTING.test(next) || PARTY.test(name) || (SHORT_NAME.test(name) && VERB.test(next));

const isOrganisation = (name: string): boolean =>
  /^\p{Lu}/u.test(name) &&
  name.split(" ").every((word, at, words) => isNamePart(word, words[at - 1])) &&
  (SHORT_NAME.test(name) || PARTY.test(name) || (ORGANISATION.test(name) && name.split(" ").length <= 3));
