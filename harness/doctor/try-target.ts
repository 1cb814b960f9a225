import { NotApplicableError } from '../contract/namespace-names';
import { driverOf } from '../drivers/driver';
import type { Instance } from '../servers/instance';
import type { RunningTarget } from '../servers/running-target';
import type { Target } from '../target-file/target-file';
import type { OperationAttempt } from './attempt';
import { capabilityAttempts } from './capability-attempts';
import type { Check } from './check';
import { coreAttempts, lastAttempts, sendToRoom } from './core-attempts';
import { Company } from './doctor-clients';
import { connected, namespaceAttempts, revocation } from './token-attempts';

/**
 * Tries every word of a running target once, and says of each what came of it as soon as that is known. Whether the
 * words keep their promises is for the scenarios to say.
 */
export async function* tryTarget(target: Target, running: RunningTarget): AsyncGenerator<Check> {
  const instance = firstOf(running);
  const company = new Company([instance, instance], target.timeouts.answer, driverOf(target));
  const reached = { instance, target, jwtSecret: running.jwtSecret };
  try {
    if (!(yield* all(company, [connection(company)]))) return;
    yield* all(company, namespaceAttempts(reached));
    const first = [...coreAttempts(company), ...capabilityAttempts(company, target.capabilities)];
    if (!(yield* all(company, first))) return;
    yield* all(company, [...revocation(reached), ...lastAttempts(company)]);
  } finally {
    company.close();
  }
  yield* across(target, running);
}

/** Alice on one instance of those that are one server to their clients, bob on another. */
async function* across(target: Target, { clustered }: RunningTarget): AsyncGenerator<Check> {
  const [here, there] = clustered;
  if (!here || !there) return;
  const company = new Company([here, there], target.timeouts.answer, driverOf(target));
  const { bob, core } = company;
  const told = async (): Promise<string> => {
    await company.connect();
    await core.join(bob);
    return await sendToRoom(company);
  };
  const advice =
    'what joins the servers? They get REDIS_URL and REDIS_KEY (docs/contract.md); without `cluster` in capabilities one is enough';
  const name = `cluster, from ${here.url} to ${there.url}`;
  try {
    yield* all(company, [{ name, advice, run: told }]);
  } finally {
    company.close();
  }
}

function firstOf({ standalone, clustered }: RunningTarget): Instance {
  const [instance] = [...standalone, ...clustered];
  if (!instance) throw new Error('a target runs, and none of its instances');
  return instance;
}

function connection(company: Company): OperationAttempt {
  return {
    name: 'connect /chat',
    advice: 'say in the target file what it is called: namespaces: { chat: /… }',
    isNeeded: true,
    run: () => connected(company.driver, '/chat', company.connect()),
  };
}

/** Tries one after the other. Returns false, with a word on the rest, once something does not work that all others need. */
async function* all(
  company: Company,
  attempts: readonly OperationAttempt[],
): AsyncGenerator<Check, boolean> {
  for (const attempt of attempts) {
    const check = await checked(company, attempt);
    yield check;
    if (check.status !== 'fail' || !attempt.isNeeded) continue;
    yield { status: 'none', text: 'the other words: not tried before this one works' };
    return false;
  }
  return true;
}

async function checked(company: Company, { name, advice, run }: OperationAttempt): Promise<Check> {
  const came = company.note();
  try {
    return { status: 'ok', text: `${name}: ${await run()}` };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof NotApplicableError) {
      return { status: 'none', text: `${name}: ${message} — what needs it is not claimed` };
    }
    const instead = came().join('; ') || 'nothing at all';
    return { status: 'fail', text: `${name}: ${message}; what came: ${instead} — ${advice}` };
  }
}
