import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';

/** Lets through whose payload has the password. */
@Injectable()
export class PasswordGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const payload = context.switchToWs().getData<{ password?: unknown } | undefined>();
    return payload?.password === 'sesame';
  }
}
