import { field } from '../../../harness/contract/json-path';
import { NotApplicableError } from '../../../harness/contract/namespace-names';
import { runFailureProgram } from '../../../harness/servers/failure-program';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { withoutSecrets } from '../../../harness/target-file/secrets';
import type { Transcript, TranscriptLine } from '../evidence/transcript';
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
  // The clients of the scenario would be members of the rooms of the program.
  for (const client of parts.participants.all) client.close();
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
    const lines = transcript.without(messages.probe, expectation.part);
    const names = namesIn(participants.all, lines);
    const actions = new ActionWriter(lines, names, secretOf(session)).write();
    const isShared = participants.all.some((client) => sharesIn(lines, client));
    const title = { requirement, scenario: name, lane, transport, isShared };
    const statements = checked(actions.statements, expectation, names);
    const asked = 'servers' in expectation ? expectation.servers : [];
    const servers = Math.max(actions.servers, ...asked);
    const program = programOf(title, { ...actions, statements, servers });
    const isClear = withoutSecrets(program) === program;
    return isClear ? { program } : { reason: 'it would contain a secret' };
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

/** Returns whether a client connected, or tried to, to several namespaces over one connection. */
function sharesIn(lines: readonly TranscriptLine[], { label, isShared }: Participant): boolean {
  const connects = lines.filter(({ way, who, what }) => {
    return way === 'sent' && who === label && what.endsWith(' CONNECT');
  });
  return isShared && new Set(connects.map(({ what }) => what)).size > 1;
}

/** Returns an expression for each socket id, and for what a client shows to recover its session. */
function namesIn(
  clients: readonly Participant[],
  lines: readonly TranscriptLine[],
): Map<string, string> {
  const names = new Map<string, string>();
  for (const client of clients)
    for (const namespace of client.namespacesEver) {
      const place = `${JSON.stringify(client.name)}, ${JSON.stringify(namespace)}`;
      for (const [time, id] of client.idsIn(namespace).entries())
        names.set(id, `idOf(${place}${time === 0 ? '' : `, ${time}`})`);
    }
  for (const [value, name] of sessionNames(lines)) names.set(value, name);
  return names;
}

/** The newest socket of a client keeps the session and the mark of the last event. */
function sessionNames(lines: readonly TranscriptLine[]): [string, string][] {
  return lines.flatMap(({ way, who, what, values }) => {
    if (way !== 'received') return [];
    const [namespace, type] = what.split(' ');
    const socket = `socketOf(${JSON.stringify(who.replace(/@\d+$/, ''))}, ${JSON.stringify(namespace)})`;
    const pid = type === 'CONNECT' ? field(values[0], 'pid') : undefined;
    const mark = values.length > 1 && type !== 'ACK' ? values.at(-1) : undefined;
    return [
      ...(typeof pid === 'string' ? [[pid, `${socket}._pid`] as [string, string]] : []),
      ...(typeof mark === 'string' ? [[mark, `${socket}._lastOffset`] as [string, string]] : []),
    ];
  });
}

function requirementIn(tags: readonly string[]): string | undefined {
  return tags.map((tag) => tag.slice(1)).find((tag) => /^(?:[A-Z]{2,}-\d+|lesson-\w+)$/.test(tag));
}
