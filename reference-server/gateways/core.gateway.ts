import { UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  SubscribeMessage,
} from '@nestjs/websockets';
import { UnexpiredToken } from '../auth/guards';
import type { Client } from '../events';
import * as payloads from '../payloads';
import { MessageCounter } from '../monitoring/message-counter';
import { RefusalFilter } from '../refusal';
import { Rooms } from '../rooms/rooms';
import { Roster } from '../rooms/roster';
import { Tells } from '../rooms/tells';
import type { Answer } from './answer';
import { reflect } from './reflect';

const { ZodPipe } = payloads;

/** Speaking, and one's own rooms. What a handler returns is sent as the acknowledgement. */
@UseFilters(RefusalFilter)
@UseGuards(UnexpiredToken)
@UseInterceptors(MessageCounter)
export abstract class CoreGateway implements OnGatewayConnection<Client> {
  constructor(
    private readonly rooms: Rooms,
    private readonly tells: Tells,
    protected readonly roster: Roster,
  ) {}

  handleConnection(client: Client): void {
    client.on('reflect', reflect);
  }

  @SubscribeMessage('message')
  echo(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.text)) text: string,
  ): Answer {
    this.tells.echo(client, text);
    return { ok: true };
  }

  @SubscribeMessage('joinRoom')
  async join(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.roomName)) room: string,
  ): Promise<Answer<{ room: string }>> {
    await this.rooms.join(client, room);
    this.rooms.confirmJoined(client, room);
    return { ok: true, room };
  }

  @SubscribeMessage('leaveRoom')
  async leave(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.roomName)) room: string,
  ): Promise<Answer<{ room: string }>> {
    await this.rooms.leave(client, room);
    this.rooms.confirmLeft(client, room);
    return { ok: true, room };
  }

  @SubscribeMessage('myRooms')
  myRooms(@ConnectedSocket() client: Client): Answer<{ rooms: string[] }> {
    return { ok: true, rooms: this.rooms.of(client) };
  }

  @SubscribeMessage('roomMessage')
  sendToRoom(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.roomMessage)) message: payloads.RoomMessage,
  ): Answer {
    this.tells.room(client, message);
    return { ok: true };
  }

  @SubscribeMessage('roomBroadcast')
  sendToOthersInRoom(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.roomMessage)) message: payloads.RoomMessage,
  ): Answer {
    this.tells.othersInRoom(client, message);
    return { ok: true };
  }

  @SubscribeMessage('roomsMessage')
  sendToRooms(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.roomsMessage)) message: payloads.RoomsMessage,
  ): Answer {
    this.tells.rooms(client, message);
    return { ok: true };
  }

  @SubscribeMessage('roomMessageExcept')
  sendToRoomExcept(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.roomMessageExcept)) message: payloads.RoomMessageExcept,
  ): Answer {
    this.tells.roomExcept(client, message);
    return { ok: true };
  }

  @SubscribeMessage('announce')
  sendToAll(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.announcement)) message: payloads.Announcement,
  ): Answer {
    this.tells.all(client, message);
    return { ok: true };
  }

  @SubscribeMessage('broadcast')
  sendToOthers(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.announcement)) message: payloads.Announcement,
  ): Answer {
    this.tells.others(client, message);
    return { ok: true };
  }

  @SubscribeMessage('direct')
  async sendToOne(
    @ConnectedSocket() client: Client,
    @MessageBody(new ZodPipe(payloads.directMessage)) message: payloads.DirectMessage,
  ): Promise<Answer> {
    await this.roster.find(client.nsp, message.to);
    this.tells.one(client, message);
    return { ok: true };
  }
}
