import { type DynamicModule, Module } from '@nestjs/common';
import { Authentication } from './auth/authentication';
import { Revocations } from './auth/revocations';
import { Tokens } from './auth/token';
import { ChatGateway, MainGateway, NewsGateway, TeamGateway } from './gateways/open.gateways';
import { MembersGateway, MembersOfGateway, ModeratorsGateway } from './gateways/protected.gateways';
import { protocolSuiteGateways } from './gateways/protocol-suite.gateways';
import { Metrics } from './monitoring/metrics';
import { MetricsController } from './monitoring/metrics.controller';
import { nestGateways } from './nestjs';
import { Moderation } from './rooms/moderation';
import { InstanceMemberships } from './rooms/instance-memberships';
import { Presence } from './rooms/presence';
import { Questions } from './rooms/questions';
import { RoomAccess } from './rooms/room-access';
import { Rooms } from './rooms/rooms';
import { Roster } from './rooms/roster';
import { MessageSender } from './rooms/message-sender';
import { WholeRooms } from './rooms/whole-rooms';
import { SETTINGS, type Settings } from './settings';

const gateways = [
  MainGateway,
  ChatGateway,
  NewsGateway,
  TeamGateway,
  MembersGateway,
  MembersOfGateway,
  ModeratorsGateway,
  ...nestGateways,
];
const services = [
  Authentication,
  Metrics,
  Moderation,
  InstanceMemberships,
  Presence,
  Questions,
  Revocations,
  RoomAccess,
  Rooms,
  Roster,
  MessageSender,
  Tokens,
  WholeRooms,
];

@Module({})
export class ServerModule {
  static with(settings: Settings): DynamicModule {
    const provided = { provide: SETTINGS, useValue: settings };
    if (settings.PROTOCOL_SUITE)
      return { module: ServerModule, providers: [provided, ...protocolSuiteGateways] };
    const providers = [provided, ...services, ...gateways];
    return { module: ServerModule, providers, controllers: [MetricsController] };
  }
}
