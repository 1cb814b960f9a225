import { clientNames, clientsPattern } from '../participants/client-names';
import type { Participant } from '../participants/participant';
import type { Recipients } from './messages';

/** Source of a regular expression for who receives a message: `only alice, and possibly bob,`. */
export const receiversPattern = `nobody|at most ${clientsPattern}|only ${clientsPattern}(?:, and possibly ${clientsPattern},)?`;

/** The clients that a feature names as receivers. */
export interface Receivers {
  readonly required: readonly string[];
  /** Clients that may receive one copy and need not. */
  readonly optional: readonly string[];
}

/** Parses who receives a message. */
export function toReceivers(text: string): Receivers {
  if (text === 'nobody') return { required: [], optional: [] };
  if (text.startsWith('at most ')) return { required: [], optional: clientNames(text.slice(8)) };
  const [required = '', optional] = text.slice('only '.length).split(/, and possibly |,$/);
  return { required: clientNames(required), optional: optional ? clientNames(optional) : [] };
}

/** Returns the clients with these names. Throws if one is not in the scenario. */
export function recipientsOf(
  { participants }: { participants: { findAll(names: readonly string[]): Participant[] } },
  { required, optional }: Receivers,
): Recipients {
  return { required: participants.findAll(required), optional: participants.findAll(optional) };
}
