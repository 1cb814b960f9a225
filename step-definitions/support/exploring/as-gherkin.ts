import {
  otherRoom,
  type Action,
  type Beginning,
  type ClientName,
  type ActionKind,
  type RoomName,
} from './action';

/** A line of a scenario, made of the suite's own steps. */
export interface Line {
  readonly keyword: 'Given' | 'When' | 'Then';
  readonly text: string;
}

/** Returns the lines for the clients that are connected to a namespace, and in its lobby, when a history begins. */
export function beginningLines({ namespace, connected, inLobby }: Beginning): Line[] {
  const verb = connected.length === 1 ? 'is' : 'are';
  return [
    ...(connected.length > 0
      ? [given(`${listOf(connected)} ${verb} connected to "${namespace}"`)]
      : []),
    ...(inLobby.length > 0
      ? [given(`${listOf(inLobby)} joined ${roomIn('lobby', namespace)}`)]
      : []),
  ];
}

/** Returns the lines for an action. `text` is the message that it sends, if it sends one. */
export function actionLines(action: Action, text: string): Line[] {
  const { actor, other, namespace } = action;
  const room = roomIn(action.room, namespace);
  const elsewhere = roomIn(otherRoom(action.room), namespace);
  const sends = `sends "${text}" to`;
  const steps: Record<ActionKind, string[]> = {
    sendToRoom: [`${sends} ${room}`],
    join: [`joins ${room}`],
    leave: [`leaves ${room}`],
    look: [],
    connect: [`connects to "${namespace}"`],
    disconnect: [`disconnects from "${namespace}"`],
    lose: ['loses the connection'],
    sendToOthersInRoom: [`${sends} the others in ${room}`],
    sendToRooms: [`${sends} ${room} and ${elsewhere}`],
    sendExceptRoom: [`${sends} ${room} except ${elsewhere}`],
    sendExceptClient: [`${sends} ${room} except ${other}`],
    sendToAll: [`${sends} everyone in "${namespace}"`],
    sendToOthers: [`${sends} everyone else`],
    sendToOne: [`${sends} ${other}`],
    kick: [`kicks ${other} from "${namespace}"`],
    evict: [`evicts ${other} from ${room}`, `${sends} ${room}`],
    summon: [`summons ${other} into ${room}`, `${sends} ${room}`],
  };
  return steps[action.kind].map((step) => ({ keyword: 'When', text: `${actor} ${step}` }));
}

/** Returns the line for the clients that received a message. */
export function recipientsLine(recipients: readonly ClientName[], text: string): Line {
  if (recipients.length === 0) return then(`nobody receives "${text}"`);
  const verb = recipients.length === 1 ? 'receives' : 'receive';
  return then(`only ${listOf(recipients)} ${verb} "${text}"`);
}

/** Returns the line for the rooms of a namespace that the server lists for a client. */
export function roomsLine({ actor, namespace }: Action, rooms: readonly RoomName[]): Line {
  if (rooms.length === 0) return then(`${actor} is in no room of "${namespace}"`);
  const places = rooms.map((room) => roomIn(room, namespace));
  return then(`${actor} is in ${listOf(places)} and in no other room`);
}

/** Returns a scenario as it would stand in a feature under its Rule; a keyword that comes again is And. */
export function asScenario(title: string, lines: readonly Line[]): string {
  const steps = lines.map(({ keyword, text }, index) => {
    const isSame = lines[index - 1]?.keyword === keyword;
    return `      ${isSame ? 'And' : keyword} ${text}`;
  });
  return [`    Scenario: ${title}`, ...steps].join('\n');
}

function roomIn(room: RoomName, namespace: string): string {
  return `the ${room} of "${namespace}"`;
}

function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function given(text: string): Line {
  return { keyword: 'Given', text };
}

function then(text: string): Line {
  return { keyword: 'Then', text };
}
