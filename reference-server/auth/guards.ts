import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Client } from '../events';
import { Refusal } from '../refusal';
import { isExpired } from './token';

/** A token is looked at once, when its client connects; this looks again at each verb. */
@Injectable()
export class UnexpiredToken implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { token } = context.switchToWs().getClient<Client>().data;
    if (token && isExpired(token)) throw new Refusal('FORBIDDEN', 'The token has expired.');
    return true;
  }
}

/** Where there are tokens, only moderators may; elsewhere anyone. */
@Injectable()
export class Moderators implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { token } = context.switchToWs().getClient<Client>().data;
    if (token && token.role !== 'moderator') throw new Refusal('FORBIDDEN', 'Only moderators may.');
    return true;
  }
}

/** Only who has the token of a moderator: where there are no tokens, no one. */
@Injectable()
export class ModeratorTokens implements CanActivate {
  canActivate(context: ExecutionContext): true {
    const { token } = context.switchToWs().getClient<Client>().data;
    if (token?.role !== 'moderator') throw new Refusal('FORBIDDEN', 'Only moderators may.');
    return true;
  }
}
