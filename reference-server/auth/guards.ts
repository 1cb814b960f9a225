import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { ClientSocket } from '../events';
import { Refusal } from '../refusal';
import { isExpired } from './token';

/** Refuses every operation once the client's token has expired: the token was verified only when the client connected. */
@Injectable()
export class UnexpiredToken implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { token } = context.switchToWs().getClient<ClientSocket>().data;
    if (token && isExpired(token)) throw new Refusal('FORBIDDEN', 'The token has expired.');
    return true;
  }
}

/** Accepts moderators only in a namespace that requires tokens, and any client elsewhere. */
@Injectable()
export class Moderators implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { token } = context.switchToWs().getClient<ClientSocket>().data;
    if (token && token.role !== 'moderator') throw new Refusal('FORBIDDEN', 'Only moderators may.');
    return true;
  }
}

/** Accepts only clients with a moderator's token, and so none in a namespace without tokens. */
@Injectable()
export class ModeratorTokens implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { token } = context.switchToWs().getClient<ClientSocket>().data;
    if (token?.role !== 'moderator') throw new Refusal('FORBIDDEN', 'Only moderators may.');
    return true;
  }
}
