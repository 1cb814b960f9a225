import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';

/** Accepts a payload that has the password. */
@Injectable()
export class PasswordGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const payload = context.switchToWs().getData<{ password?: unknown } | undefined>();
    return payload?.password === 'sesame';
  }
}
