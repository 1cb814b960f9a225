import { clientPattern } from '../participants/client-names';
import type { Participant } from '../participants/participant';
import { onOwnServer, type MessageTemplate } from './message-template';

const parts = [
  / with the (?:volatile flag|local flag|volatile and local flags(?: off)?)/.source,
  / in a message of \d+ bytes/.source,
  / with \d+ bytes attached/.source,
  / with \d+ attachments/.source,
  ` with ${clientPattern}'s id in the from field`,
];

/** Source of a regular expression for how a message is sent. */
export const modifierPattern = `(?:${parts.join('|')})?`;

/** Returns a template of messages that are sent with a flag, of a size, or with something besides their text. */
export function modified(
  participants: { find(name: string): Participant },
  template: MessageTemplate,
  modifier: string,
): MessageTemplate {
  const count = Number(/\d+/.exec(modifier)?.[0]);
  if (modifier.includes(' flag')) return flagged(template, modifier);
  if (modifier.includes('in a message of'))
    return { ...template, wrap: (marked) => marked.padEnd(count, '.') };
  if (modifier.includes('bytes attached')) {
    const bytes = Buffer.alloc(count, 'bytes');
    return { ...template, wrap: (marked) => ({ marked, bytes }) };
  }
  if (modifier.includes('attachments'))
    return { ...template, wrap: (marked) => withAttachments(marked, count) };
  const [, name] = new RegExp(` with (${clientPattern})'s id`).exec(modifier) ?? [];
  return name === undefined ? template : signedAs(participants.find(name), template);
}

function flagged(template: MessageTemplate, modifier: string): MessageTemplate {
  if (modifier.endsWith(' off')) return { ...template, extra: { volatile: false, local: false } };
  const kept = modifier.includes('volatile')
    ? { ...template, extra: { volatile: true } }
    : template;
  return modifier.includes('local') ? onOwnServer(kept) : kept;
}

/** The text as bytes, in another encoding each time: a packet for each attachment, and one for the event. */
function withAttachments(marked: string, count: number): unknown {
  const encodings = ['utf8', 'utf16le'] as const;
  const copies = Array.from({ length: count }, (_, index) =>
    Buffer.from(marked, encodings[index % encodings.length]),
  );
  return { marked, copies };
}

/** Puts another client's id into the payload. */
export function signedAs(client: Participant, template: MessageTemplate): MessageTemplate {
  client.driver.requireSender(template.operation);
  return { ...template, extra: { from: client.idIn(template.namespace) } };
}
