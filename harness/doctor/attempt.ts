import type { Packet } from '../client/connection';
import { at } from '../contract/json-path';
import type { DeliveringVerb, Delivery, Notice, Values, Verb } from '../contract/operations';
import { indispensable } from '../target-file/operation-schema';
import { misplaced } from './core-checks';
import type { Visitor } from './doctor-client';
import { room, type Company } from './doctor-clients';
import { seen } from './observed';

/** One thing to try. */
export interface Attempt {
  /** For people: what is tried. */
  readonly name: string;
  /** What to look at if it does not work. */
  readonly advice: string;
  /** Whether all that comes after it would fail with it. */
  readonly isNeeded?: true;
  /** Tries it, and says what was seen. Throws what came instead, or NotClaimedError. */
  readonly run: () => Promise<string>;
}

/** What a verb is about, and who says and who hears it. */
interface Telling {
  readonly values?: Values;
  readonly by: Visitor;
  readonly hearer: Visitor;
  /** What is heard, if it is not what was said. */
  readonly heard?: (body: string) => string;
}

/** What happens to a member, and who is to be told. */
interface Happening {
  readonly hearer: Visitor;
  readonly member: Visitor;
  readonly act: () => Promise<unknown>;
  /** The room that it is about. */
  readonly about?: string;
}

/** An attempt at a verb, named with the event that says it. */
export function attempt(
  { vocabulary }: Pick<Company, 'vocabulary'>,
  verb: Verb,
  run: () => Promise<string>,
): Attempt {
  const event = vocabulary.supports(verb) ? ` (${vocabulary.say(verb).event})` : '';
  return { name: `${verb}${event}`, advice: adviceOn(verb), run };
}

/** For people: where a word is mapped. */
export function adviceOn(word: Verb | Notice): string {
  const orNot = indispensable.includes(word) ? '' : ', or say there that it is unsupported';
  return `map it with vocabulary.${word} in the target file${orNot} (docs/target-files.md, "Words")`;
}

/** Says a verb that is only answered; the answer has to name a text. */
export async function ask(
  { vocabulary }: Company,
  by: Visitor,
  [verb, values, named]: readonly [verb: Verb, values: Values, named?: string],
): Promise<string> {
  const { done } = vocabulary.say(verb, values);
  const confirmed = by.must(verb, values).then((answer) => {
    const shown = JSON.stringify(answer);
    if (named === undefined || shown.includes(JSON.stringify(named))) return;
    throw new Error(`it was answered with ${shown}, in which there is no ${named}`);
  });
  return await seen({ confirmed, isConfirmed: done !== 'none' });
}

/** Says a verb, and looks for it at the hearer, with everything at its place. */
export async function tell(
  company: Company,
  verb: DeliveringVerb,
  { values, by, hearer, heard = (text) => text }: Telling,
): Promise<string> {
  const { vocabulary } = company;
  const { event, ...places } = vocabulary.delivery(verb);
  const body = `this is ${verb}`;
  const all = { room, body, text: body, ...values };
  const { done } = vocabulary.say(verb, all);
  const wanted = { body: heard(body), room: values?.rooms ?? room, from: by.id };
  const arrival = hearer
    .arrival(
      `${event} with ${JSON.stringify(wanted.body)} at ${places.body ?? '.'}`,
      (packet) => packet.event === event && at(packet.args, places.body ?? '.') === wanted.body,
    )
    .then(({ args, answer }) => {
      answer?.('here');
      const wrong = misplaced(`vocabulary.${verb}.delivered`, places, wanted, args);
      if (wrong !== undefined) throw new Error(wrong);
    });
  const isConfirmed = done !== 'none';
  return await seen({ confirmed: by.must(verb, all), isConfirmed, heard: arrival });
}

/** Does something of which somebody is to be told by an event. */
export async function notice(
  { vocabulary }: Pick<Company, 'vocabulary'>,
  word: Notice,
  { hearer, member, act, about = room }: Happening,
): Promise<string> {
  const { event, ...places } = vocabulary.notice(word);
  const wanted: Readonly<Record<string, unknown>> = { room: about, member: member.id };
  const shown = Object.keys(places).map(
    (key) => `its ${key} at ${String(Reflect.get(places, key))}`,
  );
  const heard = hearer.arrival(
    [event, ...shown].join(', '),
    (packet) =>
      packet.event === event &&
      misplaced(`vocabulary.${word}`, places, wanted, packet.args) === undefined,
  );
  return await seen({ confirmed: act(), isConfirmed: true, heard });
}

/** What tells somebody that he himself has joined or left; undefined where nothing does. */
export function toldOfSelf(
  { vocabulary }: Company,
  verb: 'join' | 'leave',
  who: Visitor,
): Promise<Packet> | undefined {
  if (vocabulary.own(verb).delivered === 'absent') return undefined;
  const delivery = vocabulary.delivery(verb);
  return who.arrival(`${delivery.event} with the room at ${delivery.room ?? '.'}`, (packet) =>
    isAbout(packet, delivery),
  );
}

function isAbout({ event, args }: Packet, delivery: Delivery): boolean {
  if (event !== delivery.event) return false;
  const { room: place = 'anywhere' } = delivery;
  if (place === 'absent') return true;
  if (place === 'anywhere') return JSON.stringify(args).includes(JSON.stringify(room));
  return at(args, place) === room;
}
