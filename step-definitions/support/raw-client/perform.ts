import { refusal, type OperationAnswer } from '../../../harness/contract/answer';
import { acknowledged, asksForAnswer, confirmingEvent } from '../../../harness/drivers/exchange';
import type { OperationRequest } from '../../../harness/drivers/translation';
import type { FrameLog } from './frame-log';
import type { PacketNames } from './packet-names';

/** What an operation needs of a raw client. */
interface Performer {
  readonly names: PacketNames;
  readonly connection: { readonly log: FrameLog };
  emit(namespace: string, event: string, args: readonly unknown[]): void;
  request(namespace: string, event: string, args: readonly unknown[]): string;
}

/**
 * Requests an operation frame by frame and returns the answer, as the target file says how the target confirms or refuses it;
 * for one that nothing confirms, undefined at once. Throws DeadlineError if no answer comes within `ms` milliseconds.
 */
export async function performRaw(
  client: Performer,
  { namespace, request, ms }: { namespace: string; request: OperationRequest; ms: number },
): Promise<OperationAnswer | undefined> {
  const { connection } = client;
  const { event, args, done, refused } = request;
  const refusing = typeof refused === 'object' ? refused.event : undefined;
  const newRefusals = newFrames(client, namespace, refusing);
  const newConfirmations = newFrames(client, namespace, confirmingEvent(done));
  const answer = asksForAnswer(request) ? client.request(namespace, event, args) : undefined;
  if (answer === undefined) client.emit(namespace, event, args);
  if (done === 'none') return undefined;
  const read = (): OperationAnswer | Error | undefined => {
    const [refusedWith] = newRefusals();
    if (refusedWith !== undefined) return refusal(dataIn(refusedWith)[1]);
    if (newConfirmations().length > 0) return { ok: true };
    const [frame] = answer === undefined ? [] : connection.log.all(answer);
    return frame === undefined ? undefined : acknowledged(request, dataIn(frame));
  };
  const isOver = (): boolean => connection.log.closed || read() !== undefined;
  await connection.log.until(`the confirmation of ${event} in ${namespace}`, isOver, ms);
  const found = read();
  if (found instanceof Error) throw found;
  return found ?? refusal(`the server closed the connection before it confirmed ${event}`);
}

/** Returns the data of a packet: what an acknowledgement carries, or an event's name and arguments. */
export function dataIn(frame: string): unknown[] {
  return JSON.parse(frame.slice(frame.indexOf('['))) as unknown[];
}

/** Returns a function for the frames with an event that have come since. */
function newFrames(
  { names, connection: { log } }: Performer,
  namespace: string,
  event: string | undefined,
): () => string[] {
  if (event === undefined) return () => [];
  const shape = names.event(namespace, event);
  const since = log.all(shape).length;
  return () => log.all(shape).slice(since);
}
