import type { Socket } from 'socket.io-client';
import type { DriverSocket } from './driver-module';

/** Returns the connection of a client as a driver module sees it. `sent` is called with what goes out. */
export function driverSocket(
  socket: Socket,
  signal: AbortSignal,
  sent: (event: string, args: readonly unknown[]) => void,
): DriverSocket {
  return {
    emit: (event, ...args) => {
      sent(event, args);
      socket.emit(event, ...args);
    },
    ask: (event, ...args) => {
      sent(event, args);
      return pending(signal, (resolve) => {
        socket.emit(event, ...args, (...values: unknown[]) => {
          resolve(values);
        });
      });
    },
    next: (event) =>
      pending(signal, (resolve) => {
        const listener = (...args: unknown[]): void => {
          resolve(args);
        };
        socket.once(event, listener);
        signal.addEventListener('abort', () => socket.off(event, listener), { once: true });
      }),
  };
}

function pending(
  signal: AbortSignal,
  begin: (resolve: (values: unknown[]) => void) => void,
): Promise<unknown[]> {
  const answer = new Promise<unknown[]>((resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(new Error('the call ended before an answer or event arrived'));
      },
      { once: true },
    );
    begin(resolve);
  });
  // A driver module may ignore the answer to its own request, so a rejection must not count as unhandled.
  answer.catch(() => undefined);
  return answer;
}
