import { ConnectionHookGateway } from './connection-hook.gateway';
import { EnhancersGateway } from './enhancers.gateway';
import { ExceptionsGateway } from './exceptions.gateway';
import { NestGateway, NestPatternGateway } from './nest.gateways';
import { RepliesGateway } from './replies.gateway';
import { FirstGateway, SecondGateway } from './shared.gateways';

/** Gateways that each show one behavior of Nest. Like the others, they are providers of the module. */
export const nestGateways = [
  NestGateway,
  NestPatternGateway,
  RepliesGateway,
  ExceptionsGateway,
  EnhancersGateway,
  FirstGateway,
  SecondGateway,
  ConnectionHookGateway,
];
