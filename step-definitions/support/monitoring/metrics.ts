import { eventually, type Try } from '../../../harness/client/eventually';
import { request } from '../../../harness/client/http';
import { Mismatch } from '../../../harness/contract/mismatch';
import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Participant } from '../participants/participant';
import { expectingOf } from '../reproduction/expectation';
import type { RoomReference } from '../rooms/room-reference';
import type { RoomNames } from '../rooms/scenario-rooms';
import { samplesIn, type Sample, type TimeSeries } from './exposition';

/** Servers whose time series are added up, and the milliseconds that the answer of each may take. */
export interface MetricsOf {
  readonly instances: readonly Instance[];
  readonly answerMs: number;
}

/** Sum that time series have to show within `ms` milliseconds; undefined if there must be none. */
interface ExpectedSum extends TimeSeries {
  readonly expected: number | undefined;
  readonly ms: number;
}

/** Returns the samples that a server shows at `/metrics`. Throws if it shows nothing, and Mismatch if Prometheus could not read it. */
export async function readMetrics({ url, number }: Instance, ms: number): Promise<Sample[]> {
  const { status, text } = await request({ url: `${url}/metrics`, deadlineMs: ms });
  if (status !== 200) throw new Error(`server ${number} answered GET /metrics with HTTP ${status}`);
  return samplesIn(text, number);
}

/** Returns the sum of time series over servers; undefined if there is none. */
export async function sumOf(
  { instances, answerMs }: MetricsOf,
  { name, labels }: TimeSeries,
): Promise<number | undefined> {
  const read = await Promise.all(instances.map((instance) => readMetrics(instance, answerMs)));
  const found = read.flat().filter((sample) => sample.name === name && has(sample, labels));
  return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
}

/** Fails unless the sum of time series over servers becomes the expected one before the deadline, and is the same when read again. */
export async function assertSum(
  metrics: MetricsOf,
  { name, labels, expected, ms }: ExpectedSum,
): Promise<void> {
  const check = async (): Promise<Try<true>> => {
    const received = await sumOf(metrics, { name, labels });
    return received === expected ? { done: true } : { received: sumLabel(received) };
  };
  const servers = metrics.instances.map(({ number }) => number);
  const what = `${name}${JSON.stringify(labels)} at /metrics of server ${servers.join(', ')}`;
  const expectation = { series: name, labels, servers, sum: expected };
  const shown = eventually(check, { within: ms, what, expected: sumLabel(expected) });
  await expectingOf(shown, expectation);
  const next = await sumOf(metrics, { name, labels });
  if (next === expected) return;
  throw new Mismatch(`${what}, read once more`, sumLabel(expected), sumLabel(next));
}

/** Returns how messages call a sum of time series. */
export function sumLabel(sum: number | undefined): string {
  return sum === undefined ? 'no such series' : String(sum);
}

/** Returns the labels of a room that the scenario speaks of. */
export function roomLabels(
  {
    participants,
    rooms,
  }: { participants: { readonly all: readonly Participant[] }; rooms: RoomNames },
  room: RoomReference,
): Record<string, string> {
  if (room.owner) return { room: rooms.nameOf(room) };
  const [client] = participants.all;
  if (!client) throw new Error('no client is connected in this scenario');
  return { namespace: client.namespaceFor(room.namespace), room: rooms.nameOf(room) };
}

/** Returns the servers of the lane that a feature names: `server 2`, or all of them. */
export function metricsOf(session: LaneContext, servers: string): MetricsOf {
  const number = /^server (\d)$/.exec(servers)?.[1];
  const instances = number === undefined ? session.instances : [session.instance(Number(number))];
  return { instances, answerMs: session.timeouts.answer };
}

function has({ labels }: Sample, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
