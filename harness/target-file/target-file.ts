import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, parse as parsePath, resolve } from 'node:path';
import { z } from 'zod';
import { suggest } from '../suggest';
import { checkYaml, map } from './checked-yaml';
import { attachedNamespaces } from '../contract/attached-namespaces';
import { withComposeFile } from './start/compose-file';
import { connectSchema, type Connect } from './connect-schema';
import { credentialsSchema, withReferences } from './credentials-schema';
import { deviationsSchema, type ListedDeviation } from './deviation-schema';
import { checkModel } from './model-check';
import { renamedCapabilities, renamedKeys, renamedTo } from './renamed-keys';
import { checkSetUp, type SetUpReferences } from './setup-check';
import { setUpSchema, type SetUpRequest, type SetUpRequests } from './setup-schema';
import { limitsSchema } from './limits-schema';
import { startSchema } from './start/start-schema';
import { eventsSchema, messagesSchema, roomsSchema } from './room-model-schema';
import {
  checkAttached,
  checkBodies,
  checkCapabilities,
  checkConfirmations,
  namespacesSchema,
  operationsSchema,
} from './mapping-schema';

/** Target file that a run finds by itself in the current folder; `init` writes it. */
export const usualFile = 'conformance.yaml';

/** Capabilities that a target can declare beyond `core`. Contract 2.2-2.16. */
export const capabilities = [
  'roster',
  'moderation',
  'whole-rooms',
  'presence',
  'asking',
  'flags',
  'auth',
  'private-rooms',
  'dynamic-namespaces',
  'private-namespaces',
  'recovery',
  'monitoring',
  'cluster',
  'fault-injection',
  'nestjs',
] as const;

/** Name of a capability. */
export type Capability = (typeof capabilities)[number];

const duration = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s)$/, 'expected a duration such as 250ms or 2s')
  .transform((text) => Number.parseFloat(text) * (text.endsWith('ms') ? 1 : 1000));

const capability = z.enum(capabilities, {
  error: ({ input }) => renamedTo(input, renamedCapabilities),
});

const targetShape = {
  name: z.string().min(1),
  version: z.string({ error: 'expected a text; put a number in quotes' }).default('unknown'),
  start: startSchema,
  cwd: z.string().default('.'),
  env: z.record(z.string(), z.coerce.string()).default({}),
  capabilities: z.array(capability).default([]),
  backplane: z.enum(['redis', 'none']).default('redis'),
  /** The operations are those of `rooms-conformance/attach`, in its namespaces. */
  attached: z.boolean().default(false),
  namespaces: namespacesSchema.default({}),
  operations: operationsSchema.default({}),
  connect: connectSchema.prefault({}),
  setup: setUpSchema.prefault({}),
  teardown: setUpSchema.prefault({}),
  rooms: roomsSchema.prefault({}),
  messages: messagesSchema.prefault({}),
  events: eventsSchema.default({}),
  limits: limitsSchema.prefault({}),
  /** Path of a driver module, absolute once the file is read. */
  driver: z.string().min(1).exactOptional(),
  /** Folder with features of the team's own. */
  features: z.string().min(1).exactOptional(),
  concurrentHandlers: z.boolean().default(false),
  credentials: credentialsSchema.exactOptional(),
  timeouts: map({
    answer: duration.default(5000),
    silence: duration.default(250),
    start: duration.default(30_000),
  }).prefault({}),
  deviations: deviationsSchema.default([]),
};

export const targetSchema = map(targetShape, renamedKeys);

const targetFileSchema = targetSchema
  .superRefine(checkCapabilities)
  .superRefine(checkAttached)
  .superRefine(checkBodies)
  .superRefine(checkModel)
  .superRefine(checkConfirmations)
  .transform(checkSetUp)
  .transform(withReferences);

/** A target: how it is started or reached, and what it declares. `cwd` is absolute; durations are milliseconds. */
export interface Target
  extends Omit<z.infer<typeof targetSchema>, 'deviations' | 'features'>, SetUpReferences {
  readonly deviations: readonly ListedDeviation[];
  readonly features?: FeatureFolder;
}

/** Where a team's own features are. */
export interface FeatureFolder {
  /** Absolute. */
  readonly path: string;
  /** What names the folder, for messages: `acme.yaml:7:11: features`, or an option. */
  readonly named: string;
}

/** A target file that cannot be used: exit code 2. The message has one line for each mistake, with file, line and column. */
export class TargetFileError extends Error {
  override readonly name = 'TargetFileError';
}

/** Reads and checks a target file. Throws TargetFileError. */
export function loadTarget(file: string): Target {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const [near] = similarFiles(file);
    const hint = near === undefined ? '' : `; did you mean ${near}?`;
    throw new TargetFileError(`${file}: cannot be read: ${(error as Error).message}${hint}`);
  }
  return parseTarget(text, file);
}

/** Returns target files in the same folder with a similar name, regardless of the extension. */
function similarFiles(file: string): string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  const others = readdirSync(folder).filter((name) => isTargetFile(join(folder, name)));
  const stems = new Map(others.map((name) => [parsePath(name).name, join(folder, name)]));
  return suggest(parsePath(file).name, [...stems.keys()]).map((stem) => stems.get(stem) ?? stem);
}

/** Other YAML files, such as those of CI services, say nothing about how to start a server at their top level. */
function isTargetFile(path: string): boolean {
  return /\.ya?ml$/.test(path) && /^start:/m.test(readFileSync(path, 'utf8'));
}

/** Returns how to connect, with the text of the certificate instead of its file. Throws TargetFileError. */
function withCertificate(connect: Connect, file: string, at: string): Connect {
  if (connect.ca === undefined) return connect;
  const path = resolve(dirname(file), connect.ca);
  try {
    return { ...connect, ca: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new TargetFileError(`${at}: connect.ca: cannot be read: ${(error as Error).message}`);
  }
}

/** Returns requests with their positions in the target file. */
function withPositions(
  { user, room }: SetUpRequests,
  positionOf: (path: readonly PropertyKey[]) => string,
): { user: SetUpRequest[]; room: SetUpRequest[] } {
  const placed = (kind: keyof SetUpRequests, requests: readonly SetUpRequest[]): SetUpRequest[] =>
    requests.map((request, index) => ({ ...request, at: positionOf([kind, index]) }));
  return { user: placed('user', user), room: placed('room', room) };
}

function featureFolder(
  features: string | undefined,
  file: string,
  at: string,
): Pick<Target, 'features'> {
  if (features === undefined) return {};
  return { features: { path: resolve(dirname(file), features), named: `${at}: features` } };
}

/** Returns the names of the namespaces on the server: attached operations have namespaces of their own, and none is the main one. */
function namespacesOf({
  attached,
  namespaces,
}: Pick<Target, 'attached' | 'namespaces'>): Target['namespaces'] {
  const names = { main: 'unsupported', ...attachedNamespaces, ...namespaces };
  return attached ? names : namespaces;
}

/** Parses the text of a target file. `file` is used in messages and for relative paths. Throws TargetFileError. */
export function parseTarget(text: string, file: string): Target {
  const checked = checkYaml(targetFileSchema, text, file);
  if (checked.mistakes) throw new TargetFileError(checked.mistakes.join('\n'));
  const { data, positionOf } = checked;
  const deviations = data.deviations.map((deviation, index) => ({
    ...deviation,
    at: positionOf(['deviations', index, 'requirement']),
  }));
  const connect = withCertificate(data.connect, file, positionOf(['connect', 'ca']));
  const mistakes: string[] = [];
  const start = withComposeFile(data.start, file, (path, message) => {
    mistakes.push(`${positionOf(path)}: ${path.join('.')}: ${message}`);
  });
  if (mistakes.length > 0) throw new TargetFileError(mistakes.join('\n'));
  const { driver, features, ...rest } = data;
  return {
    ...rest,
    start,
    connect,
    namespaces: namespacesOf(data),
    deviations,
    setup: withPositions(data.setup, (path) => positionOf(['setup', ...path])),
    teardown: withPositions(data.teardown, (path) => positionOf(['teardown', ...path])),
    ...(driver !== undefined && { driver: resolve(dirname(file), driver) }),
    ...featureFolder(features, file, positionOf(['features'])),
    cwd: resolve(dirname(file), data.cwd),
  };
}
