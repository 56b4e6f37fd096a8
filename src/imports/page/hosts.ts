import { foldText, TEXT_LIMITS } from "../../domain/text.ts";
import { sentencesIn } from "../sentence.ts";

/** What brings in a host. After a bare "med" much else may follow ("med tal"), after the others always someone. */
const JOINT =
  /(?<!\p{L})(?:(tillsammans\smed|i\ssamarbete\smed|ihop\smed|together\swith|in\s(?:cooperation|collaboration)\swith)|med|with)\s+/giu;
const QUOTED = /"[^"]*"|”[^”]*”|“[^”]*”|»[^»«]*[»«]/g;
/** Where a name ends inside a phrase: punctuation, or a word that goes on about something else. */
const NAME_END =
  /[.!?;:()–—]|\s-\s|(?<!\p{L})(?:på|i|vid|om|för|under|från|till|där|som|kl|klockan|efter|före|hos|när|utanför|inför|mot|med|delar|har|är|bjuder|håller|tillsammans|at|in|on|for|about|outside|who|and\s+we|och\s+vi)(?!\p{L})/iu;
const BETWEEN_NAMES = /\s*,\s*(?:och|samt|and)\s+|\s*,\s*|\s+(?:och|samt|and|&)\s+/iu;
/** Words that point at people without naming an organisation. */
const NOBODY =
  /^(?:oss|dig|er|varandra|andra|alla|många|flera|några|us|you|others|everyone|each\sother|tal|musik|fika|kaffe|tårta|flygblad|tidning(?:en|ar)?|ballonger|barn|familj|vänner)$/iu;
/** Words by which an organisation is known even in lower case or the middle of a name. */
const ORGANISATION =
  /(?:vänstern?|förening(?:en)?|förbund(?:et)?|facket|fackligan?|klubb(?:en)?|sektion(?:en)?|avdelning(?:en)?|region(?:en)?|distrikt(?:et)?|utskott(?:et)?|nätverk(?:et)?|kansli(?:et)?|kommitté(?:n)?|kommun(?:en|al)?|krets(?:en)?|rådet|styrelsen|rörelsen|ungdom(?:en)?|laget|seko|studenter(?:na)?|pensionärer(?:na)?|partiet|upproret|union|branch|party|network|council|committee)$/iu;
const SHORT_NAME = /^(?!AW$)\p{Lu}{2,5}$/u;
/** "V Huddinge": the party of a place. */
const PARTY_OF_PLACE = /^(?:V|Vänstern|Vänsterpartiet)\s\p{Lu}/u;
/** What hosts do. Anyone can be what a sentence is about ("Regionen stänger…"); these doings make a host of them. */
const HOSTING =
  /^(?:har|är|håller|delar|bjuder|inbjuder|ordnar|arrangerar|anordnar|modererar|leder|står|finns|möter|ringer|knackar|samlar|samlas|medverkar|deltar|kampanjar|visar|sprider|kör|is|are|has|have|hosts?|runs?|hands?|holds?|invites?|meets?|calls?)$/u;

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
  if (!/^[\p{Lu}\d]/u.test(first))
    return sure || ORGANISATION.test(first) ? (sure ? words.join(" ") : first) : undefined;
  const end = words.findIndex((word, at) => at > 0 && !/^[\p{Lu}\d]/u.test(word) && !ORGANISATION.test(word));
  return words.slice(0, end < 0 ? words.length : end).join(" ");
};

/** "Lärarvänstern modererar…", "Kommunal och V Vantör delar…": organisations before a verb, never a person's name. */
const openingNames = (sentence: string): readonly string[] => {
  const words = sentence.split(/\s+/).slice(0, 12);
  const verb = words.findIndex((word) => HOSTING.test(word));
  if (verb < 1) return [];
  const names = words.slice(0, verb).join(" ").split(BETWEEN_NAMES);
  return names.every(isOrganisation) ? names : [];
};

const isOrganisation = (name: string): boolean =>
  /^\p{Lu}/u.test(name) &&
  (SHORT_NAME.test(name) || PARTY_OF_PLACE.test(name) || (ORGANISATION.test(name) && name.split(" ").length <= 3));
