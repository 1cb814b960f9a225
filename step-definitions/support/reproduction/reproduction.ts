import { field } from '../../../harness/contract/json-path';
import { NotApplicableError } from '../../../harness/contract/namespace-names';
import { runFailureProgram } from '../../../harness/servers/failure-program';
import type { Instance } from '../../../harness/servers/instance';
import type { LaneContext } from '../../../harness/servers/lane-context';
import { withoutSecrets } from '../../../harness/target-file/secrets';
import type { Transcript, TranscriptLine } from '../evidence/transcript';
import type { Participant } from '../participants/participant';
import { ActionWriter } from './actions';
import { isRawLine } from './raw-actions';
import { checked } from './check';
import type { Expectation } from './expectation';
import { programOf } from './program';
import { serversOf } from './servers';
import { NoSourceError, type SocketNames } from './source';

/** What a program is made of. */
interface Parts {
  readonly session: LaneContext;
  readonly transcript: Transcript;
  readonly participants: { readonly all: readonly Participant[] };
  readonly messages: { readonly probe: string };
  readonly rawClient: { readonly instance: Instance | undefined };
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
  try {
    const { program, urls } = reproductionFor(parts, failed);
    // The clients of the scenario would be members of the rooms of the program.
    for (const client of parts.participants.all) client.close();
    const jwtSecret = secretOf(parts.session);
    const servers = { urls, ...(jwtSecret !== undefined && { jwtSecret }) };
    const { exitCode } = await runFailureProgram(program, servers);
    return exitCode === 1 ? { program } : { reason: 'it did not happen again in a short program' };
  } catch (error) {
    if (error instanceof NoSourceError) return { reason: error.message };
    throw error;
  }
}

/** A program, and the URLs that it is run with here. */
interface Written {
  readonly program: string;
  readonly urls: readonly string[];
}

function reproductionFor(parts: Parts, { name, tags, expectation }: Failed): Written {
  const { session, transcript, participants, messages, rawClient } = parts;
  const requirement = requirementIn(tags);
  if (session.driver.isForeign)
    throw new NoSourceError('the target has events or connections of its own');
  const { urls, env, indexOf } = serversOf(parts);
  if (expectation === undefined || requirement === undefined)
    throw new NoSourceError('a short program cannot see what failed');
  const all = transcript.without(messages.probe, expectation.part);
  const names = namesIn(participants.all, all);
  const lines = isOfRaw(expectation) ? withoutOthers(all, names) : all;
  const rawServer = rawClient.instance?.number;
  const context = { names, indexOf, rawServer, jwtSecret: secretOf(session) };
  const actions = new ActionWriter(lines, context).write();
  const isShared = participants.all.some((client) => sharesIn(lines, client));
  const { name: lane, transport } = session.lane;
  const title = { requirement, scenario: name, lane, transport, isShared, env };
  const statements = checked(actions.statements, expectation, context);
  const asked = 'series' in expectation ? expectation.servers : [];
  const servers = Math.max(actions.servers, ...asked.map((number) => indexOf(number) + 1));
  const program = programOf(title, { ...actions, statements, servers });
  if (withoutSecrets(program) !== program) throw new NoSourceError('it would contain a secret');
  return { program, urls };
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

/** Returns whether only the raw client can see what is expected. */
function isOfRaw(expectation: Expectation): boolean {
  if ('frame' in expectation) return !expectation.isMessage;
  return 'closed' in expectation || 'reply' in expectation;
}

/** Returns what the raw client did, unless it needs the other clients: it names their sockets. */
function withoutOthers(
  lines: readonly TranscriptLine[],
  names: SocketNames,
): readonly TranscriptLine[] {
  const own = lines.filter(isRawLine);
  const ids = [...names.keys()];
  return own.some(({ what }) => ids.some((id) => what.includes(id))) ? lines : own;
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
  const ids = clients.flatMap((client) =>
    client.namespacesEver.flatMap((namespace) => idNames(client, namespace)),
  );
  // The first to have an id or a session is its owner; another that has it, too, is a failure.
  return new Map([...ids, ...sessionNames(lines)].reverse());
}

function idNames(client: Participant, namespace: string): [string, string][] {
  const place = `${JSON.stringify(client.name)}, ${JSON.stringify(namespace)}`;
  return client.idsIn(namespace).map((id, time) => {
    return [id, `idOf(${place}${time === 0 ? '' : `, ${time}`})`];
  });
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
