import { leavesIn, leavesOf } from '../findings/leaves';
import { headerValues } from '../recording/har-file';
import { cookiesIn } from '../recording/http-exchanges';
import type { Recording } from '../recording/recording';
import { isSecret, type SecretNames } from './secret-names';

/** Shorter cookies are settings: `theme=dark`. */
const shortestCookie = 8;

/** Hides every cookie, authorization, password and token of a recording, wherever else it may occur. */
export function hideSecretsOf(recording: Recording, secrets: SecretNames): void {
  const headers = [recording.headers, ...recording.requests.map((one) => one.headers)];
  const cookies = [
    ...headers.flatMap((one) => headerValues(one, 'cookie').flatMap(cookiesIn)),
    ...recording.requests.flatMap((one) => one.setCookies),
  ];
  for (const { value } of cookies) if (value.length >= shortestCookie) secrets.hide(value);
  for (const value of headers.flatMap((one) => headerValues(one, 'authorization'))) {
    for (const part of value.split(' '))
      if (!/^(basic|bearer|token)$/i.test(part)) secrets.hide(part);
  }
  for (const { key, value } of allLeaves(recording))
    if (isSecret(key, value)) secrets.hide(String(value));
}

function allLeaves({ query, packets, requests }: Recording): ReturnType<typeof leavesIn> {
  return [
    ...leavesIn(query),
    ...packets.flatMap(({ args }) => leavesOf(args)),
    ...requests.flatMap(({ body, answer, path }) => [
      ...leavesIn(body?.value),
      ...leavesIn(answer),
      ...leavesIn(Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''))),
    ]),
  ];
}
