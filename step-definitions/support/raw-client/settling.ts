import { randomUUID } from 'node:crypto';
import { DeadlineError } from '../../../harness/client/deadline';
import type { RawConnection } from './connection';
import type { FrameLog } from './frame-log';

/** Resolves when there is an answer, when the server has closed the connection, or when `ms` milliseconds are over: some servers do neither. */
export async function settled(log: FrameLog, isAnswered: () => boolean, ms: number): Promise<void> {
  try {
    await log.until('an answer, or the end', () => log.closed || isAnswered(), ms);
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
  }
}

/**
 * Asks for a namespace that no server has, and resolves when that is settled: the server has then read everything that was
 * sent before on this connection.
 */
export async function connectNowhere(connection: RawConnection, ms: number): Promise<void> {
  const nowhere = `/nowhere-${randomUUID()}`;
  connection.send(`40${nowhere},`);
  const answer = new RegExp(`^4[04]${nowhere}`);
  await settled(connection.log, () => connection.log.all(answer).length > 0, ms);
}
