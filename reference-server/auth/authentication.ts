import { Injectable } from '@nestjs/common';
import type { ClientSocket } from '../events';
import { type Token, Tokens } from './token';

type Middleware = (client: ClientSocket, next: (error?: Error) => void) => void;

/**
 * Namespace middleware that requires a token. `handleConnection` would be too late: by then the client is connected and
 * its events are handled (https://socket.io/docs/v4/middlewares/).
 */
@Injectable()
export class Authentication {
  constructor(private readonly tokens: Tokens) {}

  /** Returns middleware that accepts clients with a valid token of one of these roles. */
  require(...roles: Token['role'][]): Middleware {
    return (client, next) => {
      this.authenticate(client, roles).then(() => {
        next();
      }, next);
    };
  }

  private async authenticate(client: ClientSocket, roles: Token['role'][]): Promise<void> {
    const token = await this.tokens.verify(client.handshake.auth['token']).catch(() => undefined);
    if (token === undefined) throw refused('unauthorized');
    if (!roles.includes(token.role)) throw refused('forbidden');
    client.data.token = token;
  }
}

/** Socket.IO sends `message` and `data` of the error to the client as CONNECT_ERROR. */
function refused(code: 'unauthorized' | 'forbidden'): Error {
  return Object.assign(new Error(code), { data: { code } });
}
