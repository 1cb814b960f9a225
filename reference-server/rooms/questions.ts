import { Injectable } from '@nestjs/common';
import type { ClientSocket } from '../events';
import type { Question } from '../payloads';
import { RoomAccess } from './room-access';
import { toKey } from './room-key';

/** Answers of the members, and whether all of them have answered. */
export interface Answers {
  answers: unknown[];
  complete: boolean;
}

/** Asks the members of a room on any instance. */
@Injectable()
export class Questions {
  constructor(private readonly access: RoomAccess) {}

  /**
   * Asks a question and resolves with the answers. `emitWithAck` would reject when an answer is missing, and its types
   * hide that the error has the other answers. The timeout is required: without one, Socket.IO waits one millisecond
   * (https://socket.io/docs/v4/broadcasting-events/#with-acknowledgements).
   */
  ask(client: ClientSocket, { room, question, timeoutMs }: Question): Promise<Answers> {
    this.access.refuseSend(client, [room]);
    const members = client.nsp.to(toKey(room)).timeout(timeoutMs);
    return new Promise((resolve) => {
      members.emit('question', { room, from: client.id, question }, (error, answers) => {
        resolve({ answers, complete: (error as Error | null) === null });
      });
    });
  }
}
