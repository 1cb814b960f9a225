import { locally, type Address } from '../participants/addressing';
import { clientPattern } from '../participants/names';
import type { ConformanceWorld } from '../world';

const parts = [
  / with the (?:volatile|local) flag/.source,
  / in a message of \d+ bytes/.source,
  / with \d+ bytes attached/.source,
  / with \d+ attachments/.source,
  ` with ${clientPattern}'s id in the from field`,
];

/** Source of a regular expression for how a message is sent. */
export const modifierPattern = `(?:${parts.join('|')})?`;

/** Returns an address under which messages are sent with a flag, of a size, or with something besides their text. */
export function modified(world: ConformanceWorld, address: Address, how: string): Address {
  const count = Number(/\d+/.exec(how)?.[0]);
  if (how.endsWith('volatile flag')) return { ...address, extra: { volatile: true } };
  if (how.endsWith('local flag')) return locally(address);
  if (how.includes('in a message of'))
    return { ...address, wrap: (marked) => marked.padEnd(count, '.') };
  if (how.includes('bytes attached')) {
    const bytes = Buffer.alloc(count, 'bytes');
    return { ...address, wrap: (marked) => ({ marked, bytes }) };
  }
  if (how.includes('attachments')) return { ...address, wrap: (marked) => attached(marked, count) };
  return how === '' ? address : forged(world, address, how);
}

/** The text as bytes, in another encoding each time: a packet for each attachment, and one for the event. */
function attached(marked: string, count: number): unknown {
  const encodings = ['utf8', 'utf16le'] as const;
  const copies = Array.from({ length: count }, (_, index) =>
    Buffer.from(marked, encodings[index % encodings.length]),
  );
  return { marked, copies };
}

function forged(world: ConformanceWorld, address: Address, how: string): Address {
  const [, name = ''] = new RegExp(` with (${clientPattern})'s id`).exec(how) ?? [];
  const client = world.participant(name);
  client.driver.requireSender(address.operation);
  return { ...address, extra: { from: client.idIn(address.namespace) } };
}
