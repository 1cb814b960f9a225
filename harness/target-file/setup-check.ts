import type { z } from 'zod';
import { placeholdersIn } from '../contract/template';
import { suggest } from '../suggest';
import { resolveReference, UnresolvedError } from './env-references';
import type { SetUpRequest, SetUpRequests } from './setup-schema';

/** Parts of a target file that belong to the set-up. */
export interface WithSetUp {
  readonly env: Readonly<Record<string, string>>;
  readonly setup: SetUpRequests;
  readonly teardown: SetUpRequests;
}

/** Values of the references in `setup` and `teardown`, by their placeholders: `env.ACME_PASSWORD`. */
export interface SetUpReferences {
  readonly references: Readonly<Record<string, string>>;
}

type Kind = keyof SetUpRequests;
type Report = (path: readonly PropertyKey[], message: string) => void;

/** Placeholders that need no captured value. */
const always: Readonly<Record<Kind, readonly string[]>> = {
  user: ['participant', 'unique', 'user.cookie'],
  room: ['room', 'participant', 'unique', 'creator.cookie'],
};

/**
 * Checks the placeholders and captures of a target's set-up, and resolves its references: a text `env:NAME` becomes the
 * placeholder `{env.NAME}`, so that braces in its value stay what they are. Mistakes are reported at their own positions.
 */
export function checkSetUp<Target extends WithSetUp>(
  target: Target,
  context: z.RefinementCtx,
): Target & SetUpReferences {
  const report: Report = (path, message) => {
    context.addIssue({ code: 'custom', path: [...path], message });
  };
  const { setup, teardown, env } = target;
  for (const kind of ['user', 'room'] as const) checkRequests({ setup, teardown }, kind, report);
  const references: Record<string, string> = {};
  const resolve = (requests: SetUpRequests, part: string): SetUpRequests => {
    const all = (kind: Kind): SetUpRequest[] =>
      requests[kind].map((request, index) => {
        const at = [part, kind, index];
        return withPlaceholders(request, (name, key) => {
          const value = resolved(`env:${name}`, env, (message) => {
            report([...at, ...key], message);
          });
          references[`env.${name}`] = value;
        });
      });
    return { user: all('user'), room: all('room') };
  };
  const parts = { setup: resolve(setup, 'setup'), teardown: resolve(teardown, 'teardown') };
  return { ...target, ...parts, references };
}

/** Checks the requests of one kind, in the order in which they are sent: a value must be captured before it is used. */
function checkRequests(
  { setup, teardown }: Pick<WithSetUp, 'setup' | 'teardown'>,
  kind: Kind,
  report: Report,
): void {
  const known = [...always[kind]];
  if (kind === 'room') known.push(...setup.user.flatMap((one) => capturedBy(one, 'creator')));
  for (const [part, requests] of Object.entries({ setup, teardown })) {
    for (const [index, request] of requests[kind].entries()) {
      const at: Report = (path, message) => {
        report([part, kind, index, ...path], message);
      };
      checkPlaceholders(request, known, at);
      checkKeys(request, part, kind, at);
      known.push(...capturedBy(request, kind));
    }
  }
}

function capturedBy({ capture }: SetUpRequest, prefix: Kind | 'creator'): string[] {
  const names = Object.keys(capture).filter((name) => prefix !== 'room' || name !== 'room');
  return names.map((name) => `${prefix}.${name}`);
}

function checkPlaceholders(request: SetUpRequest, known: readonly string[], at: Report): void {
  for (const [path, text] of textsOf(request)) {
    for (const name of placeholdersIn(text).filter((one) => !known.includes(one))) {
      const [near] = suggest(name, known);
      const hint = near === undefined ? '' : `; did you mean {${near}}?`;
      const expected = known.map((one) => `{${one}}`).join(' ');
      at(path, `unknown placeholder {${name}}; expected ${expected}${hint}`);
    }
  }
}

function checkKeys(request: SetUpRequest, part: string, kind: Kind, at: Report): void {
  if (kind === 'user' && request.as !== undefined) {
    at(
      ['as'],
      'the requests of a user are always sent as that user; expected `as` in requests of a room only',
    );
  }
  const names = Object.keys(request.capture);
  if (part === 'teardown' && names.length > 0) {
    at(
      ['capture'],
      'no request follows that could use the value; expected `capture` in setup only',
    );
  }
  if (names.includes('cookie')) {
    at(
      ['capture', 'cookie'],
      `{${kind}.cookie} already stands for all cookies of the user; expected another name`,
    );
  }
}

/** Calls `found` for each reference, with its name and place, and returns the request with placeholders instead. */
function withPlaceholders(
  request: SetUpRequest,
  found: (name: string, path: readonly PropertyKey[]) => void,
): SetUpRequest {
  const replace = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof value === 'string' && value.startsWith('env:')) {
      const name = value.slice('env:'.length);
      found(name, path);
      return `{env.${name}}`;
    }
    if (Array.isArray(value)) return value.map((part, index) => replace(part, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, part]) => [
      key,
      replace(part, [...path, key]),
    ]);
    return Object.fromEntries(entries);
  };
  const parts = (['json', 'form', 'headers'] as const).filter((key) => request[key] !== undefined);
  return {
    ...request,
    ...Object.fromEntries(parts.map((key) => [key, replace(request[key], [key])])),
  };
}

function resolved(
  reference: string,
  env: Readonly<Record<string, string>>,
  report: (message: string) => void,
): string {
  try {
    return resolveReference(reference, env);
  } catch (error) {
    if (!(error instanceof UnresolvedError)) throw error;
    report(error.message);
    return '';
  }
}

/** All texts of a request that may contain placeholders, with their paths in the target file. */
function textsOf({ method, path, json, form, headers }: SetUpRequest): [PropertyKey[], string][] {
  return [[[method], path], ...textsIn(json, ['json']), ...textsIn({ form, headers }, [])];
}

function textsIn(value: unknown, path: PropertyKey[]): [PropertyKey[], string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    textsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
