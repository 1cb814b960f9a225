import type { Packet } from '../../../harness/client/packet';
import { disclosureIn, isRefusal, type Disclosure } from '../../../harness/contract/disclosures';
import type { Participant } from '../participants/participant';

/** What a check of refusals needs from its scenario. */
interface Parts {
  readonly participants: { readonly all: readonly Participant[] };
  readonly rawClient: { readonly answers: readonly string[] };
}

/** What one client received as a refusal, or as an error. */
interface ReceivedRefusal {
  /** Human-readable: `bob@1`. */
  readonly label: string;
  readonly values: unknown;
}

const errorEvents: readonly string[] = ['exception', 'error', 'connect_error'];

/** Fails if a refusal shows a stack trace, a file or the environment of the server. Contract 5.13. */
export function assertNothingDisclosed(parts: Parts): void {
  failIfAny(parts, ({ isMinor }) => !isMinor);
}

/** Fails if a refusal shows the name of a class or an error of the language that the server is written in. */
export function assertNoClassNamed(parts: Parts): void {
  failIfAny(parts, ({ isMinor }) => isMinor);
}

function failIfAny(parts: Parts, counts: (disclosure: Disclosure) => boolean): void {
  for (const { label, values } of refusalsIn(parts)) {
    const found = disclosureIn(values);
    if (!found || !counts(found)) continue;
    // The first line is the same wherever it is found: reports then show one cause, not one for each scenario.
    throw new Error(
      `a refusal discloses ${found.kind}\n  expected  a code, and a message in plain words\n  received  by ${label}: ${found.excerpt}`,
    );
  }
}

function refusalsIn({ participants, rawClient }: Parts): ReceivedRefusal[] {
  const packets = participants.all.flatMap(({ label, inbox }) =>
    inbox.all(refuses).map(({ args }) => ({ label, values: args })),
  );
  const frames = rawClient.answers.flatMap(toRefusal);
  return [...packets, ...frames];
}

function refuses({ type, event, args }: Packet): boolean {
  if (type === 'CONNECT_ERROR') return true;
  if (type === 'EVENT' && errorEvents.includes(event)) return true;
  return (type === 'ACK' || type === 'EVENT') && args.some(isRefusal);
}

/** A frame that cannot be read is judged by the requirement whose scenario received it. */
function toRefusal(frame: string): ReceivedRefusal[] {
  const [, type, json = 'null'] = /^4([346])[^{["]*([{["][^]*)$/.exec(frame) ?? [];
  try {
    const values: unknown = JSON.parse(json);
    const isOne = type === '4' || (Array.isArray(values) && values.some(isRefusal));
    return isOne ? [{ label: 'the raw client', values }] : [];
  } catch {
    return [];
  }
}
