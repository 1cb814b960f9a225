import { Inject } from '@nestjs/common';
import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { Authentication } from '../auth/authentication';
import { Revocations } from '../auth/revocations';
import type { ClientNamespace } from '../events';
import { RoomsGateway } from './rooms.gateway';

@WebSocketGateway({ namespace: '/members' })
export class MembersGateway extends RoomsGateway implements OnGatewayInit<ClientNamespace> {
  @Inject() private readonly authentication!: Authentication;
  @Inject() private readonly revocations!: Revocations;

  afterInit(namespace: ClientNamespace): void {
    namespace.use(this.authentication.require('member', 'moderator'));
    this.revocations.listen(namespace);
  }
}

@WebSocketGateway({ namespace: '/moderators' })
export class ModeratorsGateway extends RoomsGateway implements OnGatewayInit<ClientNamespace> {
  @Inject() private readonly authentication!: Authentication;
  @Inject() private readonly revocations!: Revocations;

  afterInit(namespace: ClientNamespace): void {
    namespace.use(this.authentication.require('moderator'));
    this.revocations.listen(namespace);
  }
}

/** Serves `/members-1`, `/members-2` and so on. The parent's middleware checks every client of every child. */
@WebSocketGateway({ namespace: /^\/members-\d+$/ })
export class MembersOfGateway extends RoomsGateway implements OnGatewayInit<ClientNamespace> {
  @Inject() private readonly authentication!: Authentication;

  afterInit(parent: ClientNamespace): void {
    parent.use(this.authentication.require('member', 'moderator'));
  }
}
