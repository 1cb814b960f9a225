import { UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  SubscribeMessage,
} from '@nestjs/websockets';
import { UnexpiredToken } from '../auth/guards';
import type { ClientSocket } from '../events';
import * as payloads from '../payloads';
import { MessageCounter } from '../monitoring/message-counter';
import { RefusalFilter } from '../refusal';
import { Rooms } from '../rooms/rooms';
import { Roster } from '../rooms/roster';
import { MessageSender } from '../rooms/message-sender';
import type { Answer } from './answer';
import { reflect } from './reflect';

const { ZodPipe } = payloads;

/** Operations on messages and on the client's own rooms. The value that a handler returns is the acknowledgement. */
@UseFilters(RefusalFilter)
@UseGuards(UnexpiredToken)
@UseInterceptors(MessageCounter)
export abstract class CoreGateway implements OnGatewayConnection<ClientSocket> {
  constructor(
    private readonly rooms: Rooms,
    private readonly messages: MessageSender,
    protected readonly roster: Roster,
  ) {}

  handleConnection(client: ClientSocket): void {
    client.on('reflect', reflect);
  }

  @SubscribeMessage('message')
  echo(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.text)) text: string,
  ): Answer {
    this.messages.echo(client, text);
    return { ok: true };
  }

  @SubscribeMessage('joinRoom')
  async join(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.roomName)) room: string,
  ): Promise<Answer<{ room: string }>> {
    await this.rooms.join(client, room);
    this.rooms.confirmJoined(client, room);
    return { ok: true, room };
  }

  @SubscribeMessage('leaveRoom')
  async leave(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.roomName)) room: string,
  ): Promise<Answer<{ room: string }>> {
    await this.rooms.leave(client, room);
    this.rooms.confirmLeft(client, room);
    return { ok: true, room };
  }

  @SubscribeMessage('myRooms')
  myRooms(@ConnectedSocket() client: ClientSocket): Answer<{ rooms: string[] }> {
    return { ok: true, rooms: this.rooms.of(client) };
  }

  @SubscribeMessage('roomMessage')
  sendToRoom(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.roomMessage)) message: payloads.RoomMessage,
  ): Answer {
    this.messages.sendToRoom(client, message);
    return { ok: true };
  }

  @SubscribeMessage('roomBroadcast')
  sendToOthersInRoom(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.roomMessage)) message: payloads.RoomMessage,
  ): Answer {
    this.messages.sendToOthersInRoom(client, message);
    return { ok: true };
  }

  @SubscribeMessage('roomsMessage')
  sendToRooms(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.roomsMessage)) message: payloads.RoomsMessage,
  ): Answer {
    this.messages.sendToRooms(client, message);
    return { ok: true };
  }

  @SubscribeMessage('roomMessageExcept')
  sendToRoomExcept(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.roomMessageExcept)) message: payloads.RoomMessageExcept,
  ): Answer {
    this.messages.sendToRoomExcept(client, message);
    return { ok: true };
  }

  @SubscribeMessage('announce')
  sendToAll(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.announcement)) message: payloads.Announcement,
  ): Answer {
    this.messages.sendToAll(client, message);
    return { ok: true };
  }

  @SubscribeMessage('broadcast')
  sendToOthers(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.announcement)) message: payloads.Announcement,
  ): Answer {
    this.messages.sendToOthers(client, message);
    return { ok: true };
  }

  @SubscribeMessage('direct')
  async sendToOne(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.directMessage)) message: payloads.DirectMessage,
  ): Promise<Answer> {
    await this.roster.find(client.nsp, message.to);
    this.messages.sendToOne(client, message);
    return { ok: true };
  }
}
