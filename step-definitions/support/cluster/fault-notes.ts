import type { Transcript } from '../evidence/transcript';

/** What a scenario does to a server, with the command that does it by hand. */
const faults = {
  killed: 'killed: kill -KILL PID',
  stopped: 'stopped: kill -TERM PID',
  frozen: 'frozen: kill -STOP PID',
  started: 'started in its place, with a backplane that comes late',
} as const;

/** What a scenario does to the connections between its servers and the backplane, with a command that does the same by hand. */
const outages = {
  cut: 'cut off: docker pause redis, or kill -STOP PID',
  restored: 'restored: docker unpause redis, or kill -CONT PID',
} as const;

/** Notes in the transcript what happens to a server: a program cannot do that to a server that it did not start. */
export function noteFault(
  transcript: Transcript,
  number: number,
  fault: keyof typeof faults,
): void {
  transcript.noted({ label: `server ${number}`, instance: { number } }, faults[fault]);
}

/** Notes in the transcript what happens to the backplane. */
export function noteOutage(transcript: Transcript, outage: keyof typeof outages): void {
  transcript.noted({ label: 'backplane' }, outages[outage]);
}
