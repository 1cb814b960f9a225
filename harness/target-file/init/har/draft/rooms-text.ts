import { type Findings, isInManyRooms, otherEvents } from '../findings/findings';
import { means } from '../findings/words';
import { block, comment, entry, listed, named } from './lines';

/** Returns the key `namespaces`. */
export function namespacesText({ recording, namespace }: Findings): string[] {
  const connected = new Set(
    recording.packets
      .filter((one) => one.type === 'CONNECT' && !one.isSent)
      .map((one) => one.namespace),
  );
  const others = [...connected].filter((name) => name !== namespace && name !== '/');
  const [news = 'unsupported', ...more] = others;
  const main = connected.has('/')
    ? 'the client connected to it'
    : 'not in the recording; every Socket.IO server has it';
  return block('namespaces', [
    entry('chat', namespace, 'namespace of the rooms'),
    namespace === '/'
      ? entry('main', 'unsupported', 'the rooms are in it')
      : entry('main', '/', main),
    entry(
      'news',
      news,
      others.length === 0 ? 'no other namespace in the recording' : 'the client connected to it',
    ),
    ...(more.length > 0 ? [comment(`other namespaces: ${listed(more)}`)] : []),
  ]);
}

/** Returns the key `rooms`: the room model, as far as a recording of one client shows it. */
export function roomsText(findings: Findings): string[] {
  return block('rooms', [
    ...joining(findings),
    ...leaving(findings),
    ...atOnce(findings),
    ...unknown,
  ]);
}

const unknown = [
  comment('One client cannot show these; remove the # where a line applies:'),
  '  #capacity: 3 # the largest number of members of a room',
  '  #unchanged: silent # the answer to a second join, or to a leave by a client that is not in the room: confirmed, silent or refused',
];

function joining({ join, handshakeRoom, namespace }: Findings): string[] {
  if (join)
    return [
      entry('join', 'request', `event ${named(join.exchange.sent.event)} in ${named(namespace)}`),
    ];
  if (handshakeRoom)
    return [entry('join', 'connect', `the handshake has a room in ${named(handshakeRoom.path)}`)];
  return [
    comment('No event that joins a room was found. If connecting joins one:'),
    '  #join: connect',
  ];
}

function leaving({ join, leave, handshakeRoom }: Findings): string[] {
  if (leave) return [entry('leave', 'request', `event ${named(leave.exchange.sent.event)}`)];
  if (!join && handshakeRoom) return [entry('leave', 'disconnect', 'joining is connecting')];
  return [
    comment(
      'No event that leaves a room was found. Leave the room while you record, or, if disconnecting is how to leave:',
    ),
    '  #leave: disconnect',
  ];
}

function atOnce(findings: Findings): string[] {
  if (isInManyRooms(findings) === true) {
    return [
      comment(
        'The client joined a second room without leaving the first. If that left the first one:',
      ),
      '  #atOnce: one',
    ];
  }
  return [
    comment('The client was in one room only. If joining a second room leaves the first:'),
    '  #atOnce: one',
  ];
}

/** Returns the key `messages`: what holds for all operations that send messages. */
export function messagesText({ sending }: Findings): string[] {
  const delivered = sending?.delivered;
  const more = {
    ...(delivered?.template !== undefined && { template: delivered.template }),
    ...(delivered?.where && { where: delivered.where }),
  };
  return block('messages', [
    comment('If only members of a room may send to it:'),
    '  #senders: members',
    ...senderLines(sending),
    entry('body', 'text', 'the recording has a text; json if the server passes on any value'),
    ...(Object.keys(more).length > 0
      ? [entry('delivered', more, `event ${named(delivered?.event ?? '')}`)]
      : []),
  ]);
}

function senderLines(sending: Findings['sending']): string[] {
  if (!sending?.delivered)
    return [comment('If the sender does not receive its own message:'), '  #sender: excluded'];
  const { isToSender, event } = sending.delivered;
  return isToSender
    ? [entry('sender', 'included', `its own text came back in ${named(event)}`)]
    : [
        entry(
          'sender',
          'excluded',
          `its own text did not come back; ${named(event)} brought that of another client`,
        ),
      ];
}

/** Returns the key `events`: other events that a client may receive. */
export function eventsText(findings: Findings): string[] {
  const events = otherEvents(findings).slice(0, 40);
  if (events.length === 0) return [];
  const texts = findings.sending?.delivered?.alternatives ?? [];
  return block(
    'events',
    events.map(({ name, who }) => entry(name, who, reasonFor(name, who, texts, findings))),
    'other events that the client received: members or everyone',
  );
}

function reasonFor(
  name: string,
  who: string,
  texts: readonly string[],
  { join }: Findings,
): string {
  if (texts.includes(name)) return 'has the text of the message, too';
  if (!join) return 'or everyone: the recording does not show when the client was in no room';
  const seen = who === 'everyone' ? 'also came before joining' : 'came after joining only';
  const presence = means(name, 'join') ? 'memberJoined' : 'memberLeft';
  const isPresence = means(name, 'join') || means(name, 'leave');
  return isPresence ? `${seen}; may be ${presence} of the capability presence` : seen;
}
