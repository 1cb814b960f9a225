import { type DynamicModule, Module } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import { attachedNamespaces } from '../contract/attached-namespaces';
import { refuseProduction, type AttachOptions } from './attach';
import { serveOperations } from './operations';

@WebSocketGateway({ namespace: attachedNamespaces.chat })
class ChatGateway implements OnGatewayInit<Namespace> {
  afterInit(namespace: Namespace): void {
    serveOperations(namespace);
  }
}

@WebSocketGateway({ namespace: attachedNamespaces.news })
class NewsGateway implements OnGatewayInit<Namespace> {
  afterInit(namespace: Namespace): void {
    serveOperations(namespace);
  }
}

/**
 * Adds the operations of the contract to a NestJS application, in namespaces of their own, over the application's adapter,
 * middlewares and proxy. Any client that connects to these namespaces may join and send.
 */
@Module({})
export class ConformanceModule {
  /** Throws where `NODE_ENV` is `production`, unless both the option and the variable `ROOMS_CONFORMANCE_ATTACH` allow it. */
  static register(options: AttachOptions = {}): DynamicModule {
    refuseProduction(options);
    return { module: ConformanceModule, providers: [ChatGateway, NewsGateway] };
  }
}
