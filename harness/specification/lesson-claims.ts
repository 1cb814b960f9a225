import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';

const file = join('fixtures', 'requirements', 'claims.yaml');

const claimSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]\d[a-z]?$/, 'expected a capital, a digit and perhaps a letter: B6c'),
  claim: z.string().min(1),
  verdict: z.enum(['holds', 'with a caveat', 'false', 'opinion']),
  truth: z.string().min(1),
  /** Why no scenario shows it. */
  unshown: z.string().min(1).exactOptional(),
});

const lessonSchema = z.strictObject({
  parts: z.array(z.strictObject({ part: z.string().min(1), claims: z.array(claimSchema).min(1) })),
});

/** What the lesson says in one sentence, and what is true of it. */
export type Claim = z.infer<typeof claimSchema>;

/** The lesson's claims, part by part. */
export type Lesson = z.infer<typeof lessonSchema>;

/** The claims in this package's folder. Throws an error with a line for each mistake. */
export function loadLesson(folder: string): Lesson {
  const checked = checkYaml(lessonSchema, readFileSync(join(folder, file), 'utf8'), file);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** The id of a claim in a tag, or undefined if it is another tag. */
export function claimIn(tag: string): string | undefined {
  return /^@lesson-(.*)$/.exec(tag)?.[1];
}

/** The scenarios that show or correct a claim. */
export function scenariosOf<One extends { readonly tags: readonly string[] }>(
  claim: string,
  scenarios: readonly One[],
): One[] {
  return scenarios.filter(({ tags }) => tags.some((tag) => claimIn(tag) === claim));
}

/** Where scenarios and claims do not say the same, a line each: `place: what is wrong`. */
export function driftOfClaims(
  scenarios: readonly { readonly place: string; readonly tags: readonly string[] }[],
  claims: readonly Claim[],
): string[] {
  const tagged = scenarios.flatMap(({ place, tags }) =>
    tags.flatMap((tag) => claimIn(tag) ?? []).map((id) => ({ place, id })),
  );
  const unknown = tagged.filter(({ id }) => claims.every((claim) => claim.id !== id));
  const wrong = claims.filter(
    ({ id, unshown }) => tagged.some((one) => one.id === id) === (unshown !== undefined),
  );
  return [
    ...unknown.map(({ place, id }) => `${place}: there is no claim ${id} in ${file}`),
    ...wrong.map(({ id, unshown }) =>
      unshown === undefined
        ? `${file}: ${id} has no scenario, and does not say why as \`unshown\``
        : `${file}: ${id} is \`unshown\`, but has scenarios`,
    ),
  ];
}
