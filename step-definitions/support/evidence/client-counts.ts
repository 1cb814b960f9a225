import { Mismatch } from '../../../harness/contract/mismatch';

/** How many events a client had to receive, and how many it has received. */
export interface ClientCount {
  /** Human-readable: the client. */
  readonly label: string;
  readonly expected: number;
  readonly received: number;
}

/** Fails unless each client received as many events as it had to. */
export function assertCounts(what: string, counts: readonly ClientCount[]): void {
  const wrong = counts.filter(({ expected, received }) => expected !== received);
  if (wrong.length === 0) return;
  throw new Mismatch(
    what,
    wrong.map(({ label, expected }) => `${label}  ${times(expected)}`).join('\n'),
    wrong.map(({ label, received }) => `${label}  ${times(received)}`).join('\n'),
  );
}

function times(count: number): string {
  if (count === 0) return 'nothing';
  return count === 1 ? 'once' : `${count} times`;
}
