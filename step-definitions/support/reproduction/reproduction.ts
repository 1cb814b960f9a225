import { NotApplicableError } from '../../../harness/contract/namespace-names';
import { runFailureProgram } from '../../../harness/servers/failure-program';
import type { LaneContext } from '../../../harness/servers/lane-context';
import type { Transcript } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import { ActionWriter } from './actions';
import { checked } from './check';
import type { Expectation } from './expectation';
import { programOf } from './program';
import { NoSourceError } from './source';

/** What a program is made of. */
interface Parts {
  readonly session: LaneContext;
  readonly transcript: Transcript;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: { readonly probe: string };
}

/** The scenario that failed. */
interface Failed {
  readonly name: string;
  /** Names of its tags, with the at sign. */
  readonly tags: readonly string[];
  readonly expectation: Expectation | undefined;
}

/** A program that shows a failure, or why there is none. */
export type Reproduction = { readonly program: string } | { readonly reason: string };

/**
 * Returns a program that shows the failure of a scenario without this suite, or why no short one can. The program has been
 * run against the servers of the lane, and has failed there.
 */
export async function reproductionOf(parts: Parts, failed: Failed): Promise<Reproduction> {
  const made = reproductionFor(parts, failed);
  if ('reason' in made) return made;
  const { instances } = parts.session;
  const jwtSecret = secretOf(parts.session);
  const servers = {
    urls: instances.map(({ url }) => url),
    ...(jwtSecret !== undefined && { jwtSecret }),
  };
  const { exitCode } = await runFailureProgram(made.program, servers);
  return exitCode === 1 ? made : { reason: 'it did not happen again in a short program' };
}

function reproductionFor(parts: Parts, { name, tags, expectation }: Failed): Reproduction {
  const { session, transcript, participants, messages } = parts;
  const requirement = requirementIn(tags);
  const reason = reasonAgainst(session, participants.all);
  if (reason !== undefined) return { reason };
  if (expectation === undefined || requirement === undefined)
    return {
      reason: 'a short program cannot see what failed',
    };
  const { name: lane, transport } = session.lane;
  try {
    const lines = transcript.without(messages.probe, expectation.lines);
    const names = socketNames(participants.all);
    const actions = new ActionWriter(lines, names, secretOf(session)).write();
    const isShared = participants.all.some(({ sharesTransport }) => sharesTransport);
    const title = { requirement, scenario: name, lane, transport, isShared };
    const statements = checked(actions.statements, expectation, names);
    return { program: programOf(title, { ...actions, statements }) };
  } catch (error) {
    if (error instanceof NoSourceError) return { reason: error.message };
    throw error;
  }
}

/** Without the secret there are only ready-made tokens, which are secret themselves. */
function secretOf(session: LaneContext): string | undefined {
  try {
    return session.jwtSecret;
  } catch (error) {
    if (error instanceof NotApplicableError) return undefined;
    throw error;
  }
}

function reasonAgainst(
  { driver, instances }: LaneContext,
  clients: readonly Participant[],
): string | undefined {
  if (driver.isForeign) return 'the target has events or connections of its own';
  const isElsewhere = clients.some(({ instance }) => !instances.includes(instance));
  return isElsewhere ? 'it takes a server that the suite starts in its own way' : undefined;
}

/** A client of several connections to one namespace has several ids there; only the last socket is kept. */
function socketNames(clients: readonly Participant[]): Map<string, string> {
  return new Map(
    clients.flatMap((client) =>
      client.namespacesEver.map((namespace) => {
        const socket = `socketOf(${JSON.stringify(client.name)}, ${JSON.stringify(namespace)}).id`;
        return [client.idIn(namespace), socket] as const;
      }),
    ),
  );
}

function requirementIn(tags: readonly string[]): string | undefined {
  return tags.map((tag) => tag.slice(1)).find((tag) => /^(?:[A-Z]{2,}-\d+|lesson-\w+)$/.test(tag));
}
