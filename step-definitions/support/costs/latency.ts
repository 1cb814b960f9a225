import type { Figure } from '../../../harness/contract/figure';
import { Mismatch } from '../../../harness/contract/mismatch';
import { noncesIn } from '../evidence/nonce';
import type { MessageTemplate } from '../messages/message-template';
import type { Messages } from '../messages/messages';
import type { Participant } from '../participants/participant';
import type { Costs } from './costs';
import { percentile } from './percentile';

/** What measuring needs of a scenario. */
interface Measured {
  readonly messages: Messages;
  readonly participants: { readonly all: readonly Participant[] };
  readonly costs: Costs;
}

/**
 * Sends messages one after the other, each after the acknowledgement of the last, and keeps how long each took from before
 * it was sent to its arrival at each client.
 */
export async function sendTimed(
  { messages, participants, costs }: Measured,
  template: MessageTemplate,
  count: number,
): Promise<void> {
  const sentAt = new Map<string, number>();
  const arrivedAt = new Map(participants.all.map((client) => [client.name, arrivalsAt(client)]));
  for (let number = 1; number <= count; number += 1) {
    const start = performance.now();
    await messages.mustSend(template, `timed message ${number}`);
    sentAt.set(messages.all.at(-1)?.nonce ?? '', start);
  }
  await messages.settle(template.sender);
  for (const [name, arrivals] of arrivedAt) {
    const own = [...sentAt].flatMap(([nonce, start]) => {
      const arrival = arrivals.get(nonce);
      return arrival === undefined ? [] : [arrival - start];
    });
    costs.latencies.set(name, own);
  }
}

/** Notes from now on when each message first arrives at a client, in milliseconds. */
function arrivalsAt({ inbox }: Participant): ReadonlyMap<string, number> {
  const arrivals = new Map<string, number>();
  inbox.each(({ args }) => {
    for (const nonce of noncesIn(args))
      if (!arrivals.has(nonce)) arrivals.set(nonce, performance.now());
  });
  return arrivals;
}

/** Returns the median and the 99th percentile for each client. */
export function latencyFigures(
  { latencies: measured }: Costs,
  clients: readonly Participant[],
): Figure[] {
  return clients.flatMap(({ name, label }) => {
    const latencies = measured.get(name) ?? [];
    return [
      {
        what: `latency at ${label}, median`,
        value: rounded(percentile(latencies, 50)),
        unit: 'ms',
      },
      { what: `latency at ${label}, p99`, value: rounded(percentile(latencies, 99)), unit: 'ms' },
    ];
  });
}

/** Throws Mismatch if a client missed a timed message. */
export function assertMeasured(
  { messages, costs }: Pick<Measured, 'messages' | 'costs'>,
  clients: readonly Participant[],
): void {
  const { length } = messages.all;
  for (const { name, label } of clients) {
    const measured = costs.latencies.get(name)?.length ?? 0;
    if (measured !== length || length === 0)
      throw new Mismatch(`latency at ${label}`, `${length} measurements`, String(measured));
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
