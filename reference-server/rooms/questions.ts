import { Injectable } from '@nestjs/common';
import type { Client } from '../events';
import type { Question } from '../payloads';
import { RoomAccess } from './room-access';
import { toKey } from './room-key';

/** What the members have answered, and whether all of them have. */
export interface Answers {
  answers: unknown[];
  complete: boolean;
}

/** Asks the members of a room, wherever they are connected. */
@Injectable()
export class Questions {
  constructor(private readonly access: RoomAccess) {}

  /**
   * Not `emitWithAck`: that rejects when an answer is missing, and its types hide that the error has the others. A
   * time-out is never left out: without one, Socket.IO gives up after a millisecond
   * (https://socket.io/docs/v4/broadcasting-events/#with-acknowledgements).
   */
  ask(client: Client, { room, question, timeoutMs }: Question): Promise<Answers> {
    this.access.refuseTell(client, [room]);
    const members = client.nsp.to(toKey(room)).timeout(timeoutMs);
    return new Promise((resolve) => {
      members.emit('question', { room, from: client.id, question }, (error, answers) => {
        resolve({ answers, complete: (error as Error | null) === null });
      });
    });
  }
}
