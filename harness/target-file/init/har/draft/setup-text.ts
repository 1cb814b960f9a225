import type { Findings } from '../findings/findings';
import { leavesIn, mapLeaves } from '../findings/leaves';
import type { SetUpRequest } from '../findings/setup';
import { means } from '../findings/words';
import { headerValues } from '../recording/har-file';
import type { HttpExchange } from '../recording/http-exchanges';
import { personTemplate, type Placeholders } from '../values/placeholders';
import { block, comment, entry, listed, named } from './lines';

/** Placeholder of a participant whose account is created for each scenario. */
const newPerson = '{participant}-{unique}';

/** Makes the values of the set-up known: captured values, and names of persons that were sent. */
export function addSetUp({ setUp, room }: Findings, placeholders: Placeholders): void {
  if (room !== undefined) placeholders.add(room, '{room}');
  for (const { request, captures } of setUp.user) {
    for (const { name, value } of captures) placeholders.add(value, `{user.${name}}`);
    for (const { key, value } of leavesIn(request.body?.value)) {
      const isName = typeof value === 'string' && means(key, 'person') && !means(key, 'secret');
      if (isName) placeholders.add(value, personTemplate(value, newPerson));
    }
  }
}

/** Returns the key `setup`: the requests before a scenario. Empty if the recording has none. */
export function setUpText({ setUp }: Findings, placeholders: Placeholders): string[] {
  const { user, room, listedBy, others } = setUp;
  const asCreator = user.length > 0;
  const creator = new Map(
    user.flatMap(({ captures }) => captures.map(({ name, value }) => [value, `{creator.${name}}`])),
  );
  const users = user.flatMap((one) => requestLines(one, placeholders, false));
  const rooms = room.flatMap((one) =>
    requestLines(one, placeholders.with(creator), asCreator, true),
  );
  const lines = [
    ...(users.length > 0 ? block('user', users, 'once for each user of a scenario', 1) : []),
    ...(rooms.length > 0 ? block('room', rooms, 'once for each room of a scenario', 1) : []),
  ];
  return [
    ...(lines.length > 0 ? block('setup', [...loginNote(user), ...lines]) : []),
    ...listNote(listedBy, placeholders),
    ...otherRequests(others, placeholders),
  ];
}

function requestLines(
  { request, captures }: SetUpRequest,
  placeholders: Placeholders,
  asCreator: boolean,
  isRoom = false,
): string[] {
  const { method, body } = request;
  const seen = `the answer had the status ${String(request.status)}`;
  return [
    `    - ${method.toLowerCase()}: ${pathTemplate(request, placeholders)} # ${seen}`,
    ...(asCreator ? [entry('as', 'creator', 'sends the cookies of the first member', 3)] : []),
    ...authorizationLines(request, placeholders),
    ...(body ? [entry(body.as, bodyTemplate(request, placeholders, isRoom), '', 3)] : []),
    ...captureLines(captures),
  ];
}

function authorizationLines({ headers }: HttpExchange, placeholders: Placeholders): string[] {
  const [authorization] = headerValues(headers, 'authorization');
  if (authorization === undefined) return [];
  const filled = placeholders.parts(authorization);
  if (placeholders.secrets.isIn(filled)) return [];
  return [entry('headers', { authorization: filled }, '', 3)];
}

function captureLines(captures: SetUpRequest['captures']): string[] {
  if (captures.length === 0) {
    const note = 'no value of its answer occurs later; it is here because it looks like a login';
    return [comment(note, 3)];
  }
  const kept = Object.fromEntries(captures.map(({ name, from }) => [name, from]));
  return [entry('capture', kept, 'values of the answer that occur later', 3)];
}

function pathTemplate({ path }: HttpExchange, placeholders: Placeholders): string {
  const filled = path
    .split(/([/?&=])/)
    .map((part) =>
      placeholders.has(part) ? String(placeholders.leaf({ key: '', value: part }, '')) : part,
    )
    .join('');
  return JSON.stringify(placeholders.secrets.removedFrom(filled)).replaceAll(
    /^"([^"{}#:,&?\\]+)"$/g,
    '$1',
  );
}

function bodyTemplate(
  { method, path, body }: HttpExchange,
  placeholders: Placeholders,
  isRoom: boolean,
): unknown {
  const seen = `body of ${method} ${named(path)}`;
  const texts = leavesIn(body?.value).filter(({ value }) => typeof value === 'string');
  return mapLeaves(body?.value, (leaf) => {
    const isTheName =
      typeof leaf.value === 'string' &&
      (texts.length === 1 || /^(name|title|room|roomName)$/i.test(leaf.key));
    if (isRoom && isTheName && !placeholders.has(leaf.value)) return '{room}';
    return placeholders.leaf(leaf, seen);
  });
}

function loginNote(user: readonly SetUpRequest[]): string[] {
  const bodies = user.flatMap(({ request }) => leavesIn(request.body?.value));
  const hasPassword = bodies.some(({ key }) => means(key, 'secret'));
  const isNew = user.some(({ request }) =>
    /sign-?up|regist|users?$|accounts?$|guest/i.test(request.path),
  );
  if (!hasPassword || isNew) return [];
  return [
    comment(
      'The recording has a login, but no sign-up: a user that does not exist yet cannot log in. Record the sign-up',
    ),
    comment('too, add its request here, or replace the names by those of users that exist.'),
  ];
}

function listNote(listedBy: HttpExchange | undefined, placeholders: Placeholders): string[] {
  if (!listedBy) return [];
  const path = placeholders.secrets.removedFrom(named(listedBy.path));
  return [
    comment(
      `The room was in the answer of GET ${path}, and no request of the recording created it. Record how a room`,
      0,
    ),
    comment('is created, if rooms cannot be joined by a free name.', 0),
  ];
}

function otherRequests(others: readonly HttpExchange[], placeholders: Placeholders): string[] {
  if (others.length === 0) return [];
  const names = [
    ...new Set(others.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`)),
  ];
  const text = placeholders.secrets.removedFrom(
    listed(names.map((name) => placeholders.parts(name))),
  );
  return [comment(`Other requests of the recording, which nothing here repeats: ${text}`, 0)];
}
