import { connect } from 'node:tls';

/** Returns whether what listens at a URL answers a TLS handshake within `ms` milliseconds, with whatever certificate, or by an alert. */
export function speaksTls(url: string, ms: number): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    // Nothing is sent, so it does not matter whose certificate it is.
    const how = { host: hostname, port: Number(port), rejectUnauthorized: false };
    const socket = connect(how);
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('secureConnect', () => {
        end(true);
      })
      .once('error', ({ message }: Error) => {
        end(/\balert\b/.test(message));
      })
      .setTimeout(ms, () => {
        end(false);
      });
  });
}
