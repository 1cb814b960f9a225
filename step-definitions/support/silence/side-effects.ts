import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';
import { inBatches } from '../messages/in-batches';
import type { Messages } from '../messages/messages';
import type { SentMessage } from '../messages/sent-message';
import { Experiment, type CausedEvent, type ExperimentContext } from './experiment';
import type { WindowPair } from './paired-windows';

/** What the check needs from its scenario. */
interface Parts extends ExperimentContext {
  readonly messages: Messages;
}

/**
 * Fails if repetitions of a message cause anything at clients that are not its recipients, under whatever name and in
 * whatever form, or do not reach its recipients.
 */
export async function assertNoSideEffects(
  parts: Parts,
  message: SentMessage,
  count: number,
): Promise<void> {
  const { messages } = parts;
  const { perSecond } = message.sender.driver.limits.messages;
  const affordable = Math.max(1, Math.min(count, Math.floor(perSecond)));
  const experiment = new Experiment(parts, message, affordable);
  const caused = await experiment.run(async () => {
    const again: SentMessage[] = [];
    await inBatches(Array.from({ length: affordable }), async () => {
      again.push(await messages.repeat(message));
    });
    for (const one of again) await messages.assertRepeated(one, message);
  });
  if (caused.length > 0) throw mismatch(message, affordable, caused);
}

function mismatch(message: SentMessage, count: number, caused: readonly CausedEvent[]): Mismatch {
  const events = caused.map(({ event }) => `${event}: everyone`).join(', ');
  return new Mismatch(
    `${message.what}, and ${count} more of these messages at a time`,
    'nothing at clients that are not recipients, in whatever form',
    [
      ...caused.map(described),
      `what no outsider may learn is a leak; what everyone may receive is declared: events: { ${events} }`,
    ].join('\n'),
  );
}

function described({ event, examples, pairs }: CausedEvent): string {
  const labels = examples.map(({ bystander: { client, namespace } }) =>
    namespace === '' ? client.label : `${client.label} on ${namespace}`,
  );
  const total = (of: keyof WindowPair): number => pairs.reduce((sum, one) => sum + one[of], 0);
  const example = examples[0]?.packet.args.map(brief).join(' ') ?? '';
  const { length } = pairs;
  return [
    `${event} at ${[...new Set(labels)].join(', ')}`,
    `  ${total('withMessages')} times in ${length} windows with messages, ${total('without')} times in ${length} windows without`,
    `  such as ${event} ${example}`.trimEnd(),
  ].join('\n');
}
