import type { Instance } from '../../../harness/servers/instance';
import { formatDuration, within } from '../../../harness/client/deadline';
import type { ConformanceWorld } from '../world';
import type { RoomReference } from '../participants/names';

/** One line of `GET /metrics`. Source: Prometheus, "Exposition formats", text-based format. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Time series with a name and at least these labels. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The sum that series have to show, undefined if there must be none, within `ms` milliseconds. */
interface Expectation extends Series {
  readonly wanted: number | undefined;
  readonly ms: number;
}

/** What a server shows at `/metrics`; what is no sample is passed over. Throws if it shows nothing. */
export async function readFigures({ url, number }: Instance, ms: number): Promise<Sample[]> {
  const what = `the answer to GET ${url}/metrics`;
  const text = await within(
    ms,
    what,
    fetch(`${url}/metrics`).then(async (response) => {
      if (response.status === 200) return await response.text();
      throw new Error(`instance ${number} answered GET /metrics with HTTP ${response.status}`);
    }),
  );
  return samplesIn(text);
}

/** The samples in a text of Prometheus's format. */
export function samplesIn(text: string): Sample[] {
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] =
      /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?\s*$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels: labelsIn(labels), value: Number(value) }];
  });
}

/** The sum of a figure over instances, of the series that have these labels; undefined if there is none. */
export async function figure(
  world: ConformanceWorld,
  instances: readonly Instance[],
  { name, labels }: Series,
): Promise<number | undefined> {
  const ms = world.session.timeouts.answer;
  const read = await Promise.all(instances.map((instance) => readFigures(instance, ms)));
  const found = read.flat().filter((sample) => sample.name === name && has(sample, labels));
  return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
}

/** Fails unless a figure becomes this before the deadline; undefined is no such series. */
export async function assertFigure(
  world: ConformanceWorld,
  instances: readonly Instance[],
  { name, labels, wanted, ms }: Expectation,
): Promise<void> {
  const deadline = Date.now() + ms;
  let got: number | undefined;
  do {
    got = await figure(world, instances, { name, labels });
    if (got === wanted) return;
  } while (Date.now() < deadline);
  const numbers = instances.map(({ number }) => number).join(', ');
  throw new Error(
    [
      `${name}${JSON.stringify(labels)} at /metrics of instance ${numbers}`,
      `  expected  ${wanted ?? 'no such series'}`,
      `  received  ${got ?? 'no such series'}, until ${formatDuration(ms)} had passed`,
    ].join('\n'),
  );
}

/** The labels of a room that the scenario speaks of. */
export function labelsOf(world: ConformanceWorld, room: RoomReference): Record<string, string> {
  const [somebody] = world.clients;
  if (!somebody) throw new Error('nobody is in this scenario');
  const namespace = world.namespaceOf(somebody, room.namespace);
  return { namespace, room: world.roomName(room) };
}

/** The servers of the lane that a feature names: `server 2`, or all of them. */
export function instancesNamed(
  { session }: ConformanceWorld,
  servers: string,
): readonly Instance[] {
  const number = /^server (\d)$/.exec(servers)?.[1];
  return number === undefined ? session.instances : [session.instance(Number(number))];
}

function has({ labels }: Sample, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}

function labelsIn(text: string): Record<string, string> {
  const pairs = text.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g);
  return Object.fromEntries(
    Array.from(pairs, ([, name = '', value = '']) => [name, unescaped(value)]),
  );
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
