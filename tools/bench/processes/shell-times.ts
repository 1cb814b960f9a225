/**
 * Returns the milliseconds of processor time of all processes that a shell has waited for, as its command `times` prints
 * them in the second line: `1m2.34s 0m0.12s`, user and system. Throws for any other text. Source: POSIX, `times`.
 */
export function processorTime(printed: string): number {
  const line = printed.trim().split('\n')[1] ?? '';
  const [user, system] = [...line.matchAll(/(\d+)m(\d+(?:[.,]\d+)?)s/g)].map(toMs);
  if (user === undefined || system === undefined)
    throw new Error(`the shell printed no times: ${JSON.stringify(printed)}`);
  return user + system;
}

function toMs([, minutes, seconds = '']: RegExpExecArray): number {
  return Math.round((Number(minutes) * 60 + Number(seconds.replace(',', '.'))) * 1000);
}
