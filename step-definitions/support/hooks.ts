import {
  After,
  AfterAll,
  Before,
  BeforeAll,
  setDefaultTimeout,
  Status,
  type ITestCaseHookParameter,
} from '@cucumber/cucumber';
import { heal } from './harm';
import { laneState, openLane } from './lane';
import { attachSequence } from './sequence';
import { ConformanceWorld } from './world';

// Every wait of a step has a deadline of its own that says what it waited for; this one only catches ours failing.
setDefaultTimeout(60_000);

BeforeAll({ name: 'open the lane' }, function (this: { parameters: Record<string, unknown> }) {
  openLane(String(this.parameters['session']));
});

AfterAll(
  { name: 'close every connection' },
  function (this: { parameters: Record<string, unknown> }) {
    laneState(String(this.parameters['session'])).close();
  },
);

Before(
  { name: 'skip what cannot run here' },
  function (this: ConformanceWorld, { pickle, testCaseStartedId }: ITestCaseHookParameter) {
    this.scenario = testCaseStartedId;
    const skip = this.session.skip(pickle.tags.map(({ name }) => name));
    if (!skip) return undefined;
    this.attach(skip.reason, { mediaType: 'text/plain', fileName: `${skip.kind}.txt` });
    return 'skipped';
  },
);

After(
  { name: 'let nothing slip by' },
  function (this: ConformanceWorld, { result }: ITestCaseHookParameter) {
    const loose = result?.status === Status.PASSED ? this.loose() : [];
    if (loose.length > 0) throw new Error(`no step looked at ${loose.join('; ')}`);
  },
);

After(
  { name: 'keep the evidence' },
  async function (this: ConformanceWorld, { result }: ITestCaseHookParameter) {
    if (result?.status !== Status.FAILED) return;
    const fileName = 'transcript.txt';
    this.attach(this.transcript.toString(), { mediaType: 'text/plain', fileName });
    attachSequence(this, this.sequence());
    await this.session.checkAlive();
  },
);

// Of the hooks after a scenario the last one comes first.
After(
  { name: 'make the mortal servers whole', tags: '@faults' },
  async function (this: ConformanceWorld) {
    await heal(this);
  },
);

After({ name: 'listen on' }, function (this: ConformanceWorld) {
  this.lane.retire(this.scenario);
});
