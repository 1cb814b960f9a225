import { parseEnvelope, type Envelope } from '@cucumber/messages';

/** Scenario of one step, for tests. */
export interface ScriptedScenario {
  readonly name?: string;
  readonly tags?: readonly string[];
  /** Cucumber's status of the step; undefined: the run ended before the scenario began. */
  readonly status?: string;
  readonly message?: string;
  /** Kind of its step, as the keyword gives it: `Context` for a Given. */
  readonly type?: 'Context' | 'Action' | 'Outcome';
  readonly attachments?: Readonly<Record<string, string>>;
  readonly encoding?: 'BASE64' | 'IDENTITY';
  readonly finished?: boolean;
}

/** The closing control scenario of a lane; `scenario` of a finding is the index of the one it fails. */
export function closing(
  findings: readonly { scenario: number; message: string }[] = [],
): ScriptedScenario {
  const ledger = findings.map(({ scenario, message }) => ({
    scenario: `run-${scenario}`,
    message,
  }));
  return {
    name: 'nothing came late',
    tags: ['@control'],
    status: findings.length > 0 ? 'FAILED' : 'PASSED',
    attachments: { 'ledger.json': JSON.stringify(ledger) },
  };
}

/** Messages of Cucumber about these scenarios, as far as the verdict reads them. */
export function envelopesOf(scenarios: readonly ScriptedScenario[]): Envelope[] {
  return scenarios
    .flatMap((scenario, index) => [...definition(scenario, index), ...execution(scenario, index)])
    .map((message) => parseEnvelope(JSON.stringify(message)));
}

function definition({ name, tags = ['@RM-01'], type }: ScriptedScenario, index: number): object[] {
  const pickle = {
    id: `pickle-${index}`,
    uri: 'features/rooms.feature',
    astNodeIds: [`node-${index}`],
    name: name ?? `scenario ${index}`,
    tags: tags.map((tag) => ({ name: tag, astNodeId: `node-${index}` })),
    steps: [{ id: `text-${index}`, text: 'alice joins', type, astNodeIds: [`node-${index}`] }],
  };
  const testSteps = [{ id: `step-${index}`, pickleStepId: `text-${index}` }];
  return [{ pickle }, { testCase: { id: `case-${index}`, pickleId: pickle.id, testSteps } }];
}

function execution(scenario: ScriptedScenario, index: number): object[] {
  if (scenario.status === undefined) return [];
  const ids = { testCaseStartedId: `run-${index}`, testStepId: `step-${index}` };
  const at = (milliseconds: number): object => ({ seconds: index, nanos: milliseconds * 1e6 });
  const { status, message } = scenario;
  const result = { status, message, duration: at(0) };
  return [
    { testCaseStarted: { id: `run-${index}`, testCaseId: `case-${index}`, timestamp: at(0) } },
    ...attachmentsOf(scenario).map((attachment) => ({ attachment: { ...attachment, ...ids } })),
    { testStepFinished: { ...ids, testStepResult: result, timestamp: at(5) } },
    ...(scenario.finished === false ? [] : [{ testCaseFinished: { ...ids, timestamp: at(7) } }]),
  ];
}

function attachmentsOf({ attachments = {}, encoding = 'IDENTITY' }: ScriptedScenario): object[] {
  return Object.entries(attachments).map(([fileName, text]) => ({
    fileName,
    mediaType: 'text/plain',
    contentEncoding: encoding,
    body: encoding === 'BASE64' ? Buffer.from(text).toString('base64') : text,
  }));
}
