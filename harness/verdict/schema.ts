import { z } from 'zod';
import { listedEventSchema } from '../contract/listed-event';
import { figureSchema } from '../contract/figure';
import { rankSchema } from '../specification/requirements';
import { suiteSchema, targetSchema } from './tested-schema';

/** Status of a scenario, or of all scenarios of a requirement in one lane. */
const scenarioStatusSchema = z.enum([
  'passed',
  'failed',
  'blocked',
  'inconclusive',
  'not-applicable',
  'not-run',
  'flaky',
]);

const count = z.int().nonnegative();
const milliseconds = z.number().nonnegative();

const counts = z.strictObject({
  passed: count,
  failed: count,
  blocked: count,
  inconclusive: count,
  'expected-failure': count,
  'unexpected-pass': count,
  'not-applicable': count,
  'not-run': count,
  flaky: count,
});

/** Status of a requirement over all lanes, in view of the listed deviations. */
export const statusSchema = counts.keyof();

const scenarioSchema = z.strictObject({
  name: z.string(),
  lane: z.string(),
  status: scenarioStatusSchema,
  durationMs: milliseconds,
  failedRuns: count.exactOptional().meta({ description: 'In how many of several runs it failed' }),
  figures: z
    .array(figureSchema)
    .exactOptional()
    .meta({ description: 'What it measured; no verdict depends on it' }),
  message: z.string().exactOptional().meta({ description: 'Why it failed, or why it did not run' }),
  evidence: z
    .array(z.string())
    .meta({ description: 'Paths relative to the folder of verdict.json' }),
});

const requirementVerdictSchema = z.strictObject({
  id: z.string(),
  level: rankSchema.optional().meta({
    description: "Absent for a Rule of the lesson; OWN for one of the team's own features",
  }),
  title: z.string(),
  feature: z.string().exactOptional().meta({ description: 'Absent if no scenario checks it' }),
  status: statusSchema,
  reason: z.string().exactOptional(),
  lanes: z.record(z.string(), scenarioStatusSchema),
  scenarios: z.array(scenarioSchema),
});

const expiredSchema = z.strictObject({
  requirement: z.string(),
  message: z.string().meta({ description: 'Where it is listed, and what to do' }),
});

const crashSchema = z.strictObject({
  instance: z.string(),
  reason: z.string(),
  lastLines: z.array(z.string()).meta({ description: 'Last lines of its output, oldest first' }),
  log: z.string().exactOptional().meta({ description: 'Path of its whole output' }),
});

const environmentSchema = z.strictObject({
  node: z.string(),
  backplane: z.string(),
  servers: count.meta({ description: 'Servers of the target' }),
  lanes: z.array(z.string()),
  runs: count.meta({ description: 'Number of runs' }),
  startedAt: z.iso.datetime().exactOptional().meta({ description: 'When the run began, in UTC' }),
  seed: count.exactOptional().meta({
    description: 'What the names of rooms and people, and random histories, follow from',
  }),
  silenceWindowMs: milliseconds.meta({
    description:
      'Clients listen this long after the last scenario of a lane: later leaks are not caught',
  }),
});

const slowScenarioSchema = z.strictObject({
  lane: z.string(),
  feature: z.string(),
  scenario: z.string(),
  durationMs: milliseconds,
  step: z.string().meta({ description: 'Its step, or hook, that took longest' }),
  stepMs: milliseconds,
});

const coverageSchema = z.strictObject({
  profile: z
    .string()
    .exactOptional()
    .meta({ description: 'Profile that was exercised completely; absent if there is none' }),
  capabilities: z
    .array(z.string())
    .meta({ description: 'Capabilities of which a requirement was exercised' }),
  exercised: count.meta({ description: 'MUST requirements that passed or failed in some lane' }),
  all: count.meta({ description: 'MUST requirements of the set that scenarios can check' }),
  leftOut: z
    .array(z.strictObject({ reason: z.string(), requirements: z.array(z.string()) }))
    .meta({ description: 'MUST requirements that were not exercised, by reason' }),
  required: z
    .strictObject({ profile: z.string(), missing: z.array(z.string()) })
    .exactOptional()
    .meta({ description: 'The profile of --require-profile, and what of it was not exercised' }),
});

/** `verdict.json`, the result of a run. Keys are written in this order. */
export const verdictSchema = z.strictObject({
  schemaVersion: z.literal('1.0'),
  suite: suiteSchema,
  target: targetSchema,
  environment: environmentSchema,
  outcome: z.enum(['conformant', 'not-conformant', 'incomplete', 'no-verdict']),
  coverage: coverageSchema,
  totals: counts.extend({
    byLevel: z.strictObject({ MUST: counts, SHOULD: counts, MAY: counts }),
    lesson: counts.meta({ description: 'Rules of the lesson, which have no level' }),
    own: counts.exactOptional().meta({
      description: "Requirements of the team's own features; absent if there are none",
    }),
  }),
  requirements: z.array(requirementVerdictSchema),
  problems: z.array(z.string()).meta({ description: 'Why the run itself cannot be trusted' }),
  findings: z
    .array(z.string())
    .exactOptional()
    .meta({ description: 'Observations about the target that belong to no scenario' }),
  events: z.array(listedEventSchema).exactOptional().meta({
    description:
      'Events that nothing explains, and declared ones that clients received outside of rooms',
  }),
  expiredDeviations: z.array(expiredSchema).exactOptional().meta({
    description: 'Deviations after their last day: any makes the target not conformant',
  }),
  crashes: z
    .array(crashSchema)
    .exactOptional()
    .meta({ description: 'Servers that ended before the suite stopped them' }),
  slowest: z
    .array(slowScenarioSchema)
    .exactOptional()
    .meta({ description: 'The ten scenarios that took longest, the longest first' }),
  interrupted: z.string().exactOptional().meta({ description: 'What ended the run early' }),
  noVerdict: z.string().exactOptional().meta({
    description:
      'Why no scenario could run: the target or its backplane did not start or failed the preflight',
  }),
  durationMs: milliseconds,
});

export type ScenarioStatus = z.infer<typeof scenarioStatusSchema>;
export type Status = z.infer<typeof statusSchema>;
export type StatusCounts = z.infer<typeof counts>;
export type ScenarioVerdict = z.infer<typeof scenarioSchema>;
export type RequirementVerdict = z.infer<typeof requirementVerdictSchema>;
export type Coverage = z.infer<typeof coverageSchema>;
export type Suite = z.infer<typeof suiteSchema>;
export type TestedTarget = z.infer<typeof targetSchema>;
export type RunEnvironment = z.infer<typeof environmentSchema>;
export type Verdict = z.infer<typeof verdictSchema>;

/** The published form of the schema: `verdict.schema.json`, written by `npm run verdict:schema`. */
export function verdictJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(verdictSchema);
  const $id = 'urn:rooms-conformance:verdict:1.0';
  return { $schema, $id, title: 'Verdict of a rooms-conformance run', ...schema };
}
