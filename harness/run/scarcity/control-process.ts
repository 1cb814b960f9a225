import { spawn, type ChildProcess } from 'node:child_process';
import { sampleDelay, type DelaySample, type Rhythm } from './sample-delay';

const rhythm: Rhythm = { every: 50, work: 1 };

/** Program of the control process, which starts in a few milliseconds because it is nothing but one function. */
const program = `
  (${sampleDelay.toString()})(${JSON.stringify(rhythm)}, (sample) => process.send(sample));
  process.on('disconnect', () => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});`;

/** Starts a process that does nothing but measure how late this machine runs it. It ends with this process at the latest. */
export function startControlProcess(report: (sample: DelaySample) => void): ChildProcess {
  const child = spawn(process.execPath, ['--eval', program], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (sample) => {
    report(sample as DelaySample);
  });
  child.unref();
  child.channel?.unref();
  return child;
}
