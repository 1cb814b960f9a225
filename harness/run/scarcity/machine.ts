import { formatDuration } from '../../client/deadline';
import { untilDone, type Try } from '../../client/eventually';
import type { DelayMeter } from '../../servers/lane-context';
import type { Leniency } from '../../servers/short-timeout-server';
import { startControlProcess } from './control-process';
import { Delays } from './delays';
import { sampleDelay } from './sample-delay';

/** Milliseconds to wait for the control process to say how late the last moments were. */
const lastSampleMs = 2000;
/** A timer of this process that is later than this means that the process stood still; in milliseconds. */
const standstillMs = 1000;
/** Rhythm of the samples in this process, which tell that it stood still, as in a suspended machine. */
const ownRhythm = { every: 50, work: 0 };

/** How late this machine runs things, measured from the creation of this object until it is stopped. The methods: `DelayMeter`. */
export class Machine implements DelayMeter {
  private readonly control = new Delays();
  private readonly suite = new Delays();
  private readonly stopOwn = sampleDelay(ownRhythm, (sample) => {
    this.suite.add(sample);
  });
  private readonly process = startControlProcess((sample) => {
    this.control.add(sample);
  });

  now(): number {
    return Number(process.hrtime.bigint()) / 1e6;
  }

  /** Returns how much longer the timeouts must be that a client keeps only if this machine lets it. */
  leniency(): Leniency {
    const { mean } = this.control.within(-Infinity, Infinity);
    if (mean > 4) return 4;
    return mean > 1.5 ? 2 : 1;
  }

  async lateSince(from: number, ms: number): Promise<string | undefined> {
    const to = this.now();
    const isSampled = (): Try<true> =>
      this.control.end >= to ? { done: true } : { received: 'no sample' };
    const isAlive = this.process.exitCode === null && this.process.signalCode === null;
    if (isAlive) await untilDone(isSampled, { within: lastSampleMs });
    const machine = this.control.lateness({ from, to }, ms);
    if (machine !== undefined)
      return `this machine is too busy: a task of 1 ms was late by ${machine}`;
    return this.stoodStillSince(from);
  }

  stoodStillSince(from: number): string | undefined {
    const { longest } = this.suite.within(from, this.now());
    if (longest < standstillMs) return undefined;
    return `rooms-conformance itself stood still for ${formatDuration(Math.round(longest))}`;
  }

  /** Ends the measurement. */
  stop(): void {
    this.stopOwn();
    this.process.kill('SIGKILL');
  }
}
