import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { isAcknowledge } from './gateways/answer';

export type RefusalCode = 'INVALID' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNAVAILABLE';

/** Thrown by whatever refuses a verb; its code and message are what the client sees. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Answers a refused verb in its acknowledgement. Nest's own filter emits an `exception` event, which a client cannot
 * match with the call that caused it (https://docs.nestjs.com/websockets/exception-filters).
 */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly logger = new Logger(RefusalFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const { code, message } = error instanceof Refusal ? error : this.unexpected(error);
    // A handler's arguments: the client, the payload, the acknowledgement.
    const acknowledge = host.getArgByIndex<unknown>(2);
    if (isAcknowledge(acknowledge)) acknowledge({ ok: false, error: { code, message } });
  }

  /** The log gets the error, the client none of it: a stack tells a stranger too much. */
  private unexpected(error: unknown): Refusal {
    this.logger.error(error);
    return new Refusal('UNAVAILABLE', 'The server could not do this.');
  }
}
