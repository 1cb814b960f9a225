import type { Recording } from '../recording/recording';
import type { RecordedPacket } from '../recording/socket-packets';
import type { Exchange } from './exchanges';
import { inAnyEntry, type Leaf, leavesOf } from './leaves';
import { type Candidate, carries } from './room-and-text';
import { total } from './score';
import { means } from './words';

/** How a message arrives. */
export interface DeliveredMessage {
  readonly event: string;
  readonly body: string;
  readonly room: string;
  readonly from: string;
  /** How the text is wrapped; undefined if it arrives alone. */
  readonly template?: string;
  /** Fields that tell a message from other events of the same name. */
  readonly where?: Readonly<Record<string, unknown>>;
  /** Whether the sender received its own message. */
  readonly isToSender: boolean;
  /** Field that may name the sender in another way than by its socket. */
  readonly sender: string | undefined;
  /** Other events with the same text. */
  readonly alternatives: readonly string[];
}

/** Returns how the message that a text belongs to arrives; undefined if it never arrives. */
export function deliveryOf(
  text: Candidate,
  room: unknown,
  { packets }: Recording,
): DeliveredMessage | undefined {
  const received = packets.filter((one) => !one.isSent && one.type === 'EVENT');
  const { sent } = text.exchange;
  const own = received.filter(
    (one) => one.at >= sent.at && carries(one, String(text.leaf.value)) !== undefined,
  );
  const candidates = own.length > 0 ? own : received.filter((one) => isAlike(one, text.exchange));
  const best = [...candidates].sort((one, other) => nearness(other, text) - nearness(one, text))[0];
  if (!best) return undefined;
  const body = bodyOf(best, text);
  const same = received.filter(({ event }) => event === best.event);
  const where = conditionIn(best, same, body);
  const wrapped = templateFor(body, text);
  const place = (path: string): string => inAnyEntry(path, best.args);
  return {
    ...{ event: best.event, body: place(body.path), room: place(roomPath(best, room)) },
    from: place(pathOf(best, ownSocket(best, packets))),
    ...(wrapped !== undefined && { template: wrapped }),
    ...(where && { where }),
    isToSender: own.length > 0,
    sender: leavesOf(best.args).find(({ key, path }) => path !== body.path && means(key, 'person'))
      ?.path,
    alternatives: [...new Set(own.map(({ event }) => event))].filter((name) => name !== best.event),
  };
}

/** Prefers the event that has the text alone, near its top, over a snapshot that has it somewhere. */
function nearness({ event, args }: RecordedPacket, { leaf, exchange }: Candidate): number {
  const found = leavesOf(args).find(({ value }) => value === leaf.value);
  const depth = found?.path.split('.').length ?? 3;
  return total([
    [found !== undefined, 4],
    [means(event, 'send'), 1],
    [event === exchange.sent.event, 2],
    [found !== undefined && means(found.key, 'text'), 1],
    [true, -Math.min(depth, 4)],
  ]);
}

/** The message of somebody else: the sender of the recording received none of its own. */
function isAlike({ event, args }: RecordedPacket, { sent, leaves }: Exchange): boolean {
  const hasText = leavesOf(args).some(
    ({ key, value }) => typeof value === 'string' && means(key, 'text'),
  );
  const isSame =
    event === sent.event || leaves.some(({ key }) => key !== '' && means(key, 'text') && hasText);
  return isSame && !means(event, 'join') && !means(event, 'leave');
}

function bodyOf(packet: RecordedPacket, { leaf }: Candidate): Leaf {
  const leaves = leavesOf(packet.args);
  const own = carries(packet, String(leaf.value));
  const named = leaves.find(({ key, value }) => typeof value === 'string' && means(key, 'text'));
  return own ?? named ?? leaves[0] ?? { path: '.', key: '', value: '' };
}

function templateFor({ value }: Leaf, { leaf, exchange }: Candidate): string | undefined {
  const isName = (name: string): boolean => exchange.leaves.some((one) => one.value === name);
  return wrapperOf(String(value), String(leaf.value), isName);
}

/** Returns how a text is wrapped: `anna: hello` is `{name}: {body}`. Undefined if it stands alone, or not at all. */
export function wrapperOf(
  whole: string,
  text: string,
  isName: (name: string) => boolean = () => false,
): string | undefined {
  if (whole === text || !whole.includes(text)) return undefined;
  const at = whole.indexOf(text);
  const [before, after] = [whole.slice(0, at), whole.slice(at + text.length)];
  const name = /^(\S+?)(\W*)$/u.exec(before);
  const isKnownName = isName(name?.[1] ?? '');
  const prefix =
    name && (isKnownName || /^[^\s:]+:\s*$/.test(before)) ? `{name}${name[2] ?? ''}` : before;
  return `${prefix}{body}${after}`;
}

function roomPath({ args }: RecordedPacket, room: unknown): string {
  const leaves = leavesOf(args).filter(({ value }) => value === room && room !== undefined);
  return (leaves.find(({ key }) => means(key, 'room')) ?? leaves[0])?.path ?? 'absent';
}

function pathOf({ args }: RecordedPacket, value: unknown): string {
  const found = leavesOf(args).find((leaf) => value !== undefined && leaf.value === value);
  return found?.path ?? 'absent';
}

/** Returns the id of the socket, as the server's CONNECT says it. */
function ownSocket(one: RecordedPacket, packets: readonly RecordedPacket[]): unknown {
  const connected = packets.find(
    ({ type, isSent, namespace, session }) =>
      type === 'CONNECT' && !isSent && namespace === one.namespace && session === one.session,
  );
  return leavesOf(connected?.args ?? []).find(({ key }) => key === 'sid')?.value;
}

/** Returns a field that is different in events of the same name that are no messages. */
function conditionIn(
  message: RecordedPacket,
  same: readonly RecordedPacket[],
  body: Leaf,
): Readonly<Record<string, unknown>> | undefined {
  const others = same.filter((one) => one !== message);
  const marks = leavesOf(message.args).filter(
    ({ key, value, path }) =>
      path !== body.path && (typeof value === 'boolean' || /^(type|kind|system)$/i.test(key)),
  );
  const mark = marks.find(({ path, value }) =>
    others.some(({ args }) =>
      leavesOf(args).some((leaf) => leaf.path === path && leaf.value !== value),
    ),
  );
  return mark && { [inAnyEntry(mark.path, message.args)]: mark.value };
}
