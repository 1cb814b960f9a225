import { Module, UseGuards, type CanActivate, type DynamicModule, type Type } from '@nestjs/common';
import {
  SubscribeMessage,
  WebSocketGateway,
  type GatewayMetadata,
  type OnGatewayConnection,
} from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { attachedNamespaces } from '../contract/attached-namespaces';
import { refuseProduction, type AttachOptions } from './attach';
import { answerOf, operations, serveReflect } from './operations';

/** How the operations are added to a NestJS application. */
export interface ConformanceModuleOptions extends AttachOptions {
  /** Port of the application's own gateways, if they name one. */
  readonly port?: number;
  /** Options of the application's own gateways: Nest takes those of the first gateway on a port for all of them. */
  readonly gateway?: Omit<GatewayMetadata, 'namespace'>;
  /** Guards that the operations pass, besides the global ones, such as those of the application's own gateways. */
  readonly guards?: readonly (Type<CanActivate> | CanActivate)[];
}

/**
 * Adds the operations of the contract to a NestJS application, in gateways of their own, over the application's adapter,
 * middlewares, guards and proxy. Any client that they let through may join and send.
 */
@Module({})
export class ConformanceModule {
  /** Throws where `NODE_ENV` is `production`, unless both the option and the variable `ROOMS_CONFORMANCE_ATTACH` allow it. */
  static register(options: ConformanceModuleOptions = {}): DynamicModule {
    refuseProduction(options);
    const namespaces = Object.values(attachedNamespaces);
    const providers = namespaces.map((namespace) => gatewayOf(namespace, options));
    return { module: ConformanceModule, providers };
  }
}

/** Returns a gateway whose handlers are the operations; they pass guards, pipes and interceptors as those of any gateway do. */
function gatewayOf(
  namespace: string,
  { port = 0, gateway = {}, guards = [] }: ConformanceModuleOptions,
): Type {
  @WebSocketGateway(port, { ...gateway, namespace })
  @UseGuards(...guards)
  class ConformanceGateway implements OnGatewayConnection<Socket> {
    handleConnection(socket: Socket): void {
      serveReflect(socket);
    }
  }
  const { prototype } = ConformanceGateway;
  for (const [event, operation] of Object.entries(operations)) {
    const value = (socket: Socket, payload: unknown): Promise<object> =>
      answerOf(operation, socket, payload);
    const descriptor: PropertyDescriptor = { value, configurable: true };
    SubscribeMessage(event)(prototype, event, descriptor);
    Object.defineProperty(prototype, event, descriptor);
  }
  return ConformanceGateway;
}
