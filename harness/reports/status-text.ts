import type { Status } from '../verdict/schema';
import { plural } from './plain-text';

/** Human-readable status: `expected failure`. */
export function statusText(status: Status): string {
  return status.replace('-', ' ');
}

/** A number of scenarios or requirements with their status: `2 expected failures`, `3 not applicable`. */
export function countedStatus(count: number, status: Status): string {
  const isNoun = status === 'expected-failure';
  return `${count} ${isNoun ? plural(count, statusText(status)) : statusText(status)}`;
}
