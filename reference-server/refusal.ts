import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { isAcknowledge } from './gateways/answer';

export type RefusalCode = 'INVALID' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNAVAILABLE';

/** Error that refuses an operation. The client receives its code and message. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Acknowledges a refused operation. Nest's own filter emits an `exception` event, which a client cannot match with the
 * request that caused it (https://docs.nestjs.com/websockets/exception-filters).
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

  /** Logs the error and returns a refusal without its details, which could reveal secrets to the client. */
  private unexpected(error: unknown): Refusal {
    this.logger.error(error);
    return new Refusal('UNAVAILABLE', 'The server could not do this.');
  }
}
