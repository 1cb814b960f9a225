import {
  otherRoom,
  type Deed,
  type Gathering,
  type Kind,
  type Name,
  type RoomName,
} from './action';

/** A sentence of a scenario, made of the suite's own steps. */
export interface Line {
  readonly keyword: 'Given' | 'When' | 'Then';
  readonly text: string;
}

/** Who is in a namespace when a history begins, and in its lobby. */
export function beginningLines({ namespace, present, inLobby }: Gathering): Line[] {
  const here = `connected to "${namespace}"`;
  return [
    ...(present.length > 0 ? [given(`${subject(present)} ${here}`)] : []),
    ...(inLobby.length > 0 ? [given(`${subject(inLobby)} in ${placeOf('lobby', namespace)}`)] : []),
  ];
}

/** What somebody does. `text` is what they say, where they say something. */
export function deedLines(deed: Deed, text: string): Line[] {
  const { kind, who, whom, namespace } = deed;
  const room = placeOf(deed.room, namespace);
  const other = placeOf(otherRoom(deed.room), namespace);
  const sentences: Record<Kind, string[]> = {
    sendToRoom: [`tells ${room} "${text}"`],
    join: [`joins ${room}`],
    leave: [`leaves ${room}`],
    look: [],
    connect: [`connects to "${namespace}"`],
    disconnect: [`disconnects from "${namespace}"`],
    lose: [`loses ${who === 'bob' ? 'his' : 'her'} connection`],
    sendToOthersInRoom: [`tells the others in ${room} "${text}"`],
    sendToRooms: [`tells ${room} and ${other} "${text}"`],
    tellExceptRoom: [`tells ${room}, except ${other}, "${text}"`],
    tellExceptOne: [`tells ${room}, except ${whom}, "${text}"`],
    sendToAll: [`tells everyone in "${namespace}" "${text}"`],
    sendToOthers: [`tells everyone else "${text}"`],
    sendToOne: [`tells only ${whom} "${text}"`],
    kick: [`kicks ${whom} from "${namespace}"`],
    evict: [`evicts ${whom} from ${room}`, `tells ${room} "${text}"`],
    summon: [`summons ${whom} into ${room}`, `tells ${room} "${text}"`],
  };
  return sentences[kind].map((sentence) => ({ keyword: 'When', text: `${who} ${sentence}` }));
}

/** Who heard what was told. */
export function hearingLine(recipients: readonly Name[], text: string): Line {
  if (recipients.length === 0) return then(`nobody isReceived "${text}"`);
  return then(`only ${listed(recipients)} ${recipients.length === 1 ? 'hears' : 'hear'} "${text}"`);
}

/** Which rooms of a namespace somebody is in, by the server's own word. */
export function lookingLine({ who, namespace }: Deed, rooms: readonly RoomName[]): Line {
  if (rooms.length === 0) return then(`${who} is in no room of "${namespace}"`);
  const places = rooms.map((room) => placeOf(room, namespace));
  return then(`${who} is in ${listed(places)} and in no other room`);
}

/** A scenario as it stands in a feature under its Rule; a keyword that comes again is And. */
export function asScenario(title: string, lines: readonly Line[]): string {
  const steps = lines.map(({ keyword, text }, index) => {
    const isSame = lines[index - 1]?.keyword === keyword;
    return `      ${isSame ? 'And' : keyword} ${text}`;
  });
  return [`    Scenario: ${title}`, ...steps].join('\n');
}

function subject(names: readonly Name[]): string {
  return `${listed(names)} ${names.length === 1 ? 'is' : 'are'}`;
}

function placeOf(room: RoomName, namespace: string): string {
  return `the ${room} of "${namespace}"`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function given(text: string): Line {
  return { keyword: 'Given', text };
}

function then(text: string): Line {
  return { keyword: 'Then', text };
}
