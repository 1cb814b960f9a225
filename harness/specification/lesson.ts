import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkYaml } from '../target-file/checked-yaml';
import { promiseSchema, type Requirement } from './requirements';

/** Where the Rules and the statements of the lesson are, from this package's own folder. */
export const lessonFile = join('fixtures', 'requirements', 'lesson.yaml');

const ruleSchema = promiseSchema.extend({
  id: z.string().regex(/^lesson-[A-Z]\d$/, 'expected the tag of a Rule of the lesson: lesson-M1'),
  /** Code of the reference server that does it: a file, and a class, a function or a member of a class in it. */
  code: z
    .array(
      z
        .string()
        .regex(/^reference-server\/[\w./-]+\.ts#\w+(\.\w+)?$/, 'expected file.ts#Class.member'),
    )
    .min(1),
});

const numbered = {
  /** `83`, or with a letter where it repeats or lists others: `S5a`. */
  number: z.string().regex(/^([A-Z]?\d+)[a-z]?$/, 'expected the number of a statement: 46'),
  /** The statement in our own words. */
  says: z.string().min(1),
};

const testedSchema = z.strictObject({
  ...numbered,
  /** `shown`: the scenarios show it. `corrected`: they show what is true instead, or when it is true. */
  mark: z.enum(['shown', 'corrected']),
  /** What is true. */
  truth: z.string().min(1).exactOptional(),
  /** Titles of the scenarios of `features/00-lesson` that show or correct it. */
  scenarios: z.array(z.string()).min(1),
  /** Ids of the requirements that test it in depth. */
  depth: z.array(z.string()).min(1),
});

const opinionSchema = z.strictObject({
  ...numbered,
  mark: z.literal('opinion'),
  /** Why nothing follows from it for a server. */
  truth: z.string().min(1),
});

const lessonSchema = z.strictObject({
  rules: z.array(ruleSchema).min(1),
  sections: z.array(
    z.strictObject({
      section: z.string().min(1),
      statements: z.array(z.discriminatedUnion('mark', [testedSchema, opinionSchema])).min(1),
    }),
  ),
});

/** A statement of the lesson, and what the features say to it. */
export type Statement = Lesson['sections'][number]['statements'][number];

/** The Rules of `features/00-lesson`, and the statements of the lesson, section by section. */
export type Lesson = z.infer<typeof lessonSchema>;

/** Reads the lesson in this package's folder. Throws an error with a line for each mistake. */
export function loadLesson(folder: string): Lesson {
  const checked = checkYaml(
    lessonSchema,
    readFileSync(join(folder, lessonFile), 'utf8'),
    lessonFile,
  );
  if (checked.mistakes) throw new Error(checked.mistakes.join('\n'));
  return checked.data;
}

/** Whether a requirement is a Rule of the lesson: it repeats what other requirements promise, and has no level. */
export function isOfLesson({ level }: Pick<Requirement, 'level'>): boolean {
  return level === undefined;
}

/** Returns all statements, in the order of the lesson. */
export function statementsOf({ sections }: Lesson): Statement[] {
  return sections.flatMap(({ statements }) => statements);
}

/** Returns the titles of the scenarios of a statement; an opinion has none. */
export function scenariosOf(statement: Statement): readonly string[] {
  return statement.mark === 'opinion' ? [] : statement.scenarios;
}

/** Whether a statement is one of the 83: a letter marks what repeats a statement or lists its parts. */
export function isNumbered({ number }: Statement): boolean {
  return /^\d+$/.test(number);
}

/** Returns the anchor of a statement: `statement-46`. */
export function statementAnchor({ number }: Statement): string {
  return `statement-${number}`;
}

/**
 * Returns the statements that the first sentence of a Rule's description names: `Statements S5, S5a to S5d and 30.` names
 * S5, S5a, S5b, S5c, S5d and 30.
 */
export function statementsNamedIn(description: string, lesson: Lesson): Statement[] {
  const statements = statementsOf(lesson);
  const [, list = ''] = statementList.exec(description) ?? [];
  return list.split(/, | and /).flatMap((item) => {
    const [first, last = first] = item.split(' to ');
    const named = statements.find(({ number }) => number === first);
    if (!named) return [];
    const pool = statements.filter((one) => isNumbered(one) === isNumbered(named));
    const end = pool.findIndex(({ number }) => number === last);
    return pool.slice(pool.indexOf(named), end + 1);
  });
}

/** Returns what a Rule's description says is true: without the statements before it and the requirements after it. */
export function truthIn(description: string): string {
  return description
    .replace(statementList, '')
    .replace(/ ?In depth: [^.]*\.$/, '')
    .trim();
}

const statementList = /^Statements? ([^.]*)\./;

/** Returns the ids of the requirements that a Rule's description names after "In depth:". */
export function depthIn(description: string): string[] {
  const [, named = ''] = /In\s+depth:\s+([^.]*)\./.exec(description) ?? [];
  return named.split(/,\s+/).filter((id) => id !== '');
}
