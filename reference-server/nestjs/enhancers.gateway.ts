import { ParseIntPipe, UseGuards, UseInterceptors } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { ClientSocket } from '../events';
import { roomName, ZodPipe } from '../payloads';
import { Rooms } from '../rooms/rooms';
import { EnvelopeInterceptor } from './envelope.interceptor';
import { PasswordGuard } from './password.guard';

/** Enhancers of a handler: a guard or a pipe can keep it from running; an interceptor changes what it returns. */
@WebSocketGateway({ namespace: '/nest' })
export class EnhancersGateway {
  constructor(private readonly rooms: Rooms) {}

  /** A refused client receives the exception "Forbidden resource". */
  @UseGuards(PasswordGuard)
  @SubscribeMessage('guardedJoin')
  async guardedJoin(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody('room', new ZodPipe(roomName)) room: string,
  ): Promise<{ ok: true }> {
    await this.rooms.join(client, room);
    return { ok: true };
  }

  /**
   * A seat that is not a number causes the exception "Internal server error": Nest's own pipes throw HTTP exceptions. To
   * send the client more, give the pipe an `exceptionFactory` that makes a `WsException`.
   */
  @SubscribeMessage('pipedJoin')
  async pipedJoin(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody('room', new ZodPipe(roomName)) room: string,
    @MessageBody('seat', ParseIntPipe) seat: number,
  ): Promise<{ seat: number }> {
    await this.rooms.join(client, room);
    return { seat };
  }

  @UseInterceptors(EnvelopeInterceptor)
  @SubscribeMessage('wrapped')
  wrapped(): string {
    return 'a text';
  }
}
