import { operationDescriptions } from '../../descriptions';
import type { Exchange } from '../findings/exchanges';
import type { Findings, Membership, Sending } from '../findings/findings';
import { unmappedEvents } from '../findings/findings';
import { leavesOf } from '../findings/leaves';
import { noticeOf } from '../findings/confirmation';
import type { Placeholders } from '../values/placeholders';
import { block, comment, entry, listed, moment, named } from './lines';

/** Returns the key `operations`: the events of the server that join, leave and send. */
export function operationsText(findings: Findings, placeholders: Placeholders): string[] {
  const { join, leave, sending } = findings;
  const others = Object.keys(operationDescriptions).filter(
    (name) =>
      !['join', 'leave', 'sendToRoom'].includes(name) &&
      !/^(member|members|askRoom|summon|summonAll|evict|evictAll|kick|kickAll|revoke)|ed$/.test(
        name,
      ),
  );
  return block('operations', [
    ...(join ? membershipLines('join', join, findings, placeholders) : missing('join', findings)),
    ...(leave
      ? membershipLines('leave', leave, findings, placeholders)
      : missing('leave', findings)),
    ...(sending ? sendingLines(sending, findings, placeholders) : missing('sendToRoom', findings)),
    ...unmappedLines(findings),
    ...others.map((name) => entry(name, 'unsupported')),
  ]);
}

function membershipLines(
  name: 'join' | 'leave',
  found: Membership,
  findings: Findings,
  placeholders: Placeholders,
): string[] {
  const { exchange, isSure, alternatives, confirmation } = found;
  const notice = confirmation.event ?? noticeOf(exchange, name, findings.room);
  const hints = [
    ...(isSure ? [] : [`Not sure that ${named(exchange.sent.event)} is the event to ${name}.`]),
    ...(alternatives.length > 0 ? [`Other events that may ${name}: ${listed(alternatives)}`] : []),
    ...(findings.isRoomUnsure && findings.room !== undefined
      ? ['Not sure what the room is: little but the name of the event speaks for it.']
      : []),
    ...confirmationHints(found.confirmation),
  ];
  return block(
    name,
    [
      ...hints.map((hint) => comment(hint, 2)),
      ...sentLines(exchange, findings, placeholders),
      entry('done', confirmation.done, confirmation.seen, 2),
      ...deliveredLines(name, notice, findings),
    ],
    '',
    1,
  );
}

function deliveredLines(
  name: 'join' | 'leave',
  notice: { event: string; args: readonly unknown[] } | undefined,
  { room }: Findings,
): string[] {
  if (!notice) return [entry('delivered', 'absent', 'none of the next events is about it', 2)];
  const path = leavesOf(notice.args).find(({ value }) => value === room)?.path ?? 'absent';
  const seen = path === 'absent' ? 'does not name the room' : 'names the room';
  return [
    entry('delivered', { event: notice.event, room: path }, `${named(notice.event)} ${seen}`, 2),
  ];
}

function sendingLines(sending: Sending, findings: Findings, placeholders: Placeholders): string[] {
  const { text, confirmation, delivered, alternatives } = sending;
  const filled = placeholders.with(new Map([[text.leaf.value, '{body}']]));
  const hints = [
    ...(alternatives.length > 0
      ? [`Other fields that may be the text: ${listed(alternatives)}`]
      : []),
    ...(findings.otherRooms.length > 0
      ? [`Other fields that may be the room: ${listed(findings.otherRooms)}`]
      : []),
    ...confirmationHints(confirmation),
  ];
  return block(
    'sendToRoom',
    [
      ...hints.map((hint) => comment(hint, 2)),
      ...sentLines(text.exchange, findings, filled),
      entry('done', confirmation.done, confirmation.seen, 2),
      ...arrival(delivered),
    ],
    '',
    1,
  );
}

function arrival(delivered: Sending['delivered']): string[] {
  if (!delivered) {
    return [
      comment(
        'The text came back in no event. Send one from a second browser while you record, or fill in:',
        2,
      ),
      '    #delivered: { event: EVENT, body: PATH, room: absent, from: absent }',
    ];
  }
  const { event, body, room, from, sender } = delivered;
  const hint =
    from === 'absent' && sender !== undefined
      ? `; ${named(sender)} names the sender, but not by its socket id`
      : '';
  return [entry('delivered', { event, body, room, from }, `event ${named(event)}${hint}`, 2)];
}

function sentLines(
  { sent }: Exchange,
  { recording, exchanges }: Findings,
  placeholders: Placeholders,
): string[] {
  const start = recording.packets[0]?.at ?? sent.at;
  const times = exchanges.filter((one) => one.sent.event === sent.event).length;
  const seen = `sent ${times === 1 ? 'once' : `${String(times)} times`}, ${moment(sent.at, start)}`;
  const template = placeholders.template(sent.args, `event ${named(sent.event)}`) as unknown[];
  const payload =
    template.length === 1
      ? entry('payload', template[0], '', 2)
      : entry('args', template, template.length === 0 ? 'no argument' : 'several arguments', 2);
  return [entry('event', sent.event, seen, 2), payload];
}

function confirmationHints({ done, alternatives }: Membership['confirmation']): string[] {
  if (alternatives.length === 0) return [];
  const other =
    done === 'none'
      ? 'Events that came next, one of which may confirm it'
      : 'Other events that came next';
  return [`${other}: ${listed(alternatives)}`];
}

function missing(
  name: 'join' | 'leave' | 'sendToRoom',
  { exchanges, handshakeRoom, join }: Findings,
): string[] {
  if (name === 'join' && handshakeRoom) return [comment('join: by connecting; see rooms.join')];
  if (name === 'leave' && join === undefined && handshakeRoom)
    return [comment('leave: by disconnecting; see rooms.leave')];
  const events = [...new Set(exchanges.map(({ sent }) => sent.event))];
  const sent =
    events.length === 0 ? 'the client sent no event' : `the client sent: ${listed(events)}`;
  return [
    comment(`${name}: not found in the recording; ${sent}`),
    `  #${name}: { event: EVENT, payload: { room: '{room}'${name === 'sendToRoom' ? ", text: '{body}'" : ''} }, done: none }`,
  ];
}

function unmappedLines(findings: Findings): string[] {
  const events = unmappedEvents(findings);
  if (events.length === 0) return [];
  const lines = events.slice(0, 20).map(({ sent, leaves, ack }) => {
    const fields = leaves.map(({ path }) => path);
    return comment(
      `  ${named(sent.event)} (${listed(fields) || 'no argument'})${ack ? ', acknowledged' : ''}`,
    );
  });
  const more = events.length > 20 ? [comment(`  and ${String(events.length - 20)} more`)] : [];
  return [
    comment('Other events that the client sent. One of them may be an operation below:'),
    ...lines,
    ...more,
  ];
}
