import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';

const file = join('fixtures', 'requirements', 'claims.yaml');

const lessonClaimSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]\d[a-z]?$/, 'expected a capital, a digit and perhaps a letter: B6c'),
  claim: z.string().min(1),
  verdict: z.enum(['holds', 'with a caveat', 'false', 'opinion']),
  truth: z.string().min(1),
  /** Why no scenario shows it. */
  unshown: z.string().min(1).exactOptional(),
});

const lessonSchema = z.strictObject({
  parts: z.array(
    z.strictObject({ part: z.string().min(1), claims: z.array(lessonClaimSchema).min(1) }),
  ),
});

/** One statement of the lesson that this project began with, and whether it is true. */
export type LessonClaim = z.infer<typeof lessonClaimSchema>;

/** The lesson claims, part by part. */
export type Lesson = z.infer<typeof lessonSchema>;

/** Reads the lesson claims in this package's folder. Throws an error with a line for each mistake. */
export function loadLesson(folder: string): Lesson {
  const checked = checkYaml(lessonSchema, readFileSync(join(folder, file), 'utf8'), file);
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** Returns the id of the lesson claim in a tag such as `@lesson-B3`, or undefined for any other tag. */
export function lessonClaimIn(tag: string): string | undefined {
  return /^@lesson-(.*)$/.exec(tag)?.[1];
}

/** Returns the scenarios that show or correct a lesson claim. */
export function scenariosShowing<One extends { readonly tags: readonly string[] }>(
  claim: string,
  scenarios: readonly One[],
): One[] {
  return scenarios.filter(({ tags }) => tags.some((tag) => lessonClaimIn(tag) === claim));
}

/** Lists where scenarios and lesson claims disagree, a line each: `place: what is wrong`. */
export function lessonClaimDrift(
  scenarios: readonly { readonly place: string; readonly tags: readonly string[] }[],
  claims: readonly LessonClaim[],
): string[] {
  const tagged = scenarios.flatMap(({ place, tags }) =>
    tags.flatMap((tag) => lessonClaimIn(tag) ?? []).map((id) => ({ place, id })),
  );
  const unknown = tagged.filter(({ id }) => claims.every((claim) => claim.id !== id));
  const wrong = claims.filter(
    ({ id, unshown }) => tagged.some((one) => one.id === id) === (unshown !== undefined),
  );
  return [
    ...unknown.map(({ place, id }) => `${place}: there is no lesson claim ${id} in ${file}`),
    ...wrong.map(({ id, unshown }) =>
      unshown === undefined
        ? `${file}: ${id} has no scenario and no \`unshown\` that gives the reason`
        : `${file}: ${id} is \`unshown\`, but has scenarios`,
    ),
  ];
}
