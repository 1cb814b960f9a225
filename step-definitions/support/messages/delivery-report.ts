import { brief } from '../../../harness/contract/brief';
import type { Packet } from '../../../harness/client/packet';
import type { Participant } from '../participants/participant';
import { isAsExpected, isMissing, type Observation } from './delivery-check';

const labelWidth = 20;
const indent = labelWidth + 4;
const lineWidth = 120;
const noProof = '(their silence proves nothing)';

/** A message or an event, and what each client received of it. */
interface Reported {
  readonly check: {
    readonly message: { readonly what: string };
    readonly required: readonly Participant[];
    readonly optional: readonly Participant[];
    readonly unfenced: readonly Participant[];
  };
  readonly observations: readonly Observation[];
}

/**
 * Returns a human-readable block on a message that did not reach exactly its recipients: the message, the recipients that
 * were expected, what each listener received, and the listeners that were silent as they had to be.
 */
export function deliveryReport({ check, observations }: Reported): string {
  const { message, required, optional, unfenced } = check;
  const name = (one: Observation): string => nameOf(one, observations);
  const expected = [
    ...required.map(({ label }) => label),
    ...optional.map(({ label }) => `${label} (optional)`),
  ];
  const isSilent = (one: Observation): boolean => one.expected === 'silence' && isAsExpected(one);
  const isProven = (one: Observation): boolean => !unfenced.includes(one.client);
  const received = observations.filter((one) => !isSilent(one));
  const silent = observations.filter(isSilent);
  const unproven = [...new Set(unfenced)].map(({ label }) => label);
  return [
    message.what,
    ...row('expected recipients', expected.length === 0 ? ['none'] : expected),
    ...row(
      'received',
      received.map((one) => `${name(one)} ${resultOf(one)}`),
    ),
    ...row('silent as expected', silent.filter(isProven).map(name), 2),
    ...row('fence never arrived', unproven.length === 0 ? [] : [...unproven, noProof], 2),
  ].join('\n');
}

/** A namespace is named only for a client that is in several. */
function nameOf({ client, namespace }: Observation, all: readonly Observation[]): string {
  const isOne = all.filter((one) => one.client === client).length === 1;
  return isOne ? client.label : `${client.label} on ${namespace}`;
}

function resultOf(observation: Observation): string {
  const { expected, copies, times, mistake } = observation;
  if (isMissing(observation))
    return copies.length === 0 ? '✗ nothing' : `✗ ${copies.length} of ${times} equal messages`;
  if (expected === 'silence') return `✗ unexpected: ${copies.map(shown).join('; ')}`;
  if (copies.length > times) return `✗ ${copies.length} copies: ${copies.map(shown).join('; ')}`;
  if (mistake !== undefined) return `✗ ${mistake}`;
  return copies.length === 0 ? '✓ nothing' : '✓';
}

function shown({ event, args }: Packet): string {
  return `${event} ${args.map(brief).join(' ')}`.trimEnd();
}

/** A row of entries, wrapped where it would be too long for a terminal; none without entries. */
function row(label: string, entries: readonly string[], gap = 3): string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const joined = `${last ?? ''}${' '.repeat(gap)}${entry}`;
    if (last !== undefined && indent + joined.length <= lineWidth) lines[lines.length - 1] = joined;
    else lines.push(entry);
  }
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(labelWidth)}  ${line}`);
}
