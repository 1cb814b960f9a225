import { Inject, UseGuards } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { Moderators, ModeratorTokens, UnexpiredToken } from '../auth/guards';
import type { ClientSocket } from '../events';
import { Metrics } from '../monitoring/metrics';
import * as payloads from '../payloads';
import { Moderation } from '../rooms/moderation';
import { Presence } from '../rooms/presence';
import { type Answers, Questions } from '../rooms/questions';
import { Rooms } from '../rooms/rooms';
import { Roster, type RosterEntry } from '../rooms/roster';
import { WholeRooms } from '../rooms/whole-rooms';
import { MessageSender } from '../rooms/message-sender';
import type { Answer } from './answer';
import { CoreGateway } from './core.gateway';

const { ZodPipe } = payloads;

/** All operations; the base of each namespace of this server. Adds listing, asking and moderating members. */
@UseGuards(UnexpiredToken)
export abstract class RoomsGateway extends CoreGateway {
  @Inject() private readonly metrics!: Metrics;
  @Inject() private readonly presence!: Presence;
  @Inject() private readonly questions!: Questions;
  @Inject() private readonly wholeRooms!: WholeRooms;

  constructor(
    rooms: Rooms,
    messages: MessageSender,
    roster: Roster,
    private readonly moderation: Moderation,
  ) {
    super(rooms, messages, roster);
  }

  override handleConnection(client: ClientSocket): void {
    super.handleConnection(client);
    this.metrics.watch(client);
    this.presence.watch(client.nsp);
  }

  @SubscribeMessage('members')
  async members(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.roomName)) room: string,
  ): Promise<Answer<{ members: RosterEntry[] }>> {
    return { ok: true, members: await this.roster.of(client.nsp, room) };
  }

  @SubscribeMessage('askRoom')
  async ask(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.question)) question: payloads.Question,
  ): Promise<Answer<Answers>> {
    return { ok: true, ...(await this.questions.ask(client, question)) };
  }

  @UseGuards(Moderators)
  @SubscribeMessage('summon')
  async summon(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.placement)) placement: payloads.Placement,
  ): Promise<Answer> {
    await this.moderation.summon(client.nsp, placement);
    return { ok: true };
  }

  @UseGuards(Moderators)
  @SubscribeMessage('evict')
  async evict(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.placement)) placement: payloads.Placement,
  ): Promise<Answer> {
    await this.moderation.evict(client.nsp, placement);
    return { ok: true };
  }

  @UseGuards(Moderators)
  @SubscribeMessage('kick')
  async kick(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.dismissal)) dismissal: payloads.Dismissal,
  ): Promise<Answer> {
    await this.moderation.kick(client.nsp, dismissal);
    return { ok: true };
  }

  @UseGuards(ModeratorTokens)
  @SubscribeMessage('revoke')
  async revoke(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.placement)) placement: payloads.Placement,
  ): Promise<Answer> {
    await this.moderation.revoke(client.nsp, placement);
    return { ok: true };
  }

  @UseGuards(Moderators)
  @SubscribeMessage('summonAll')
  async summonAll(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.relocation)) relocation: payloads.Relocation,
  ): Promise<Answer> {
    await this.wholeRooms.summon(client.nsp, relocation);
    return { ok: true };
  }

  @UseGuards(Moderators)
  @SubscribeMessage('evictAll')
  evictAll(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.eviction)) eviction: payloads.Eviction,
  ): Answer {
    this.wholeRooms.evict(client.nsp, eviction);
    return { ok: true };
  }

  @UseGuards(Moderators)
  @SubscribeMessage('kickAll')
  kickAll(
    @ConnectedSocket() client: ClientSocket,
    @MessageBody(new ZodPipe(payloads.closure)) closure: payloads.Closure,
  ): Answer {
    this.wholeRooms.kick(client.nsp, closure);
    return { ok: true };
  }
}
