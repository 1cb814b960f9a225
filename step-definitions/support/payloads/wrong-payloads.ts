import type { OperationValues, Operation } from '../../../harness/contract/operations';
import type { Driver } from '../../../harness/drivers/driver';
import { payloadTable } from './payload-table';
import { withNames } from './placeholders';

/** A payload that a client should not send, and the outcomes that are right. */
export interface WrongPayload {
  readonly name: string;
  readonly payload: unknown;
  readonly allowed: readonly string[];
}

/** Fields that may be missing or wrong: the contract leaves open what that means. */
const open: readonly string[] = ['except', 'timeoutMs'];

/** Tables of values that are wrong for a field. Any body is right. */
const tables: Readonly<Record<string, string>> = {
  room: 'wrong rooms',
  rooms: 'wrong lists of rooms',
};

/** Returns every wrong payload for an operation: whole payloads, payloads with one wrong field, and those that a server need not read. */
export function wrongPayloads(
  driver: Driver,
  operation: Operation,
  values: OperationValues,
): {
  readonly event: string;
  readonly wrong: readonly WrongPayload[];
  readonly huge: readonly WrongPayload[];
} {
  driver.requireContractNames(operation, 'echo', 'join', 'rooms', 'sendToRoom');
  const { event, args } = driver.request(operation, values);
  const [right] = args;
  const isText = typeof right === 'string';
  const fields = isText ? [] : Object.keys(right as object).filter((key) => !open.includes(key));
  const asRoom =
    isText && operation !== 'echo' ? replaced('wrong rooms', values, (value) => value) : [];
  const wrong = [
    ...payloadsOf('wrong payloads', { right }),
    ...asRoom,
    ...fields.flatMap((field) => wrongFields(right as object, field, values)),
  ];
  // Where there are no tokens nobody may revoke anything, whatever the payload.
  const also = operation === 'revoke' ? ['FORBIDDEN'] : [];
  const allow = (one: WrongPayload): WrongPayload => ({
    ...one,
    allowed: [...one.allowed, ...also],
  });
  return { event, wrong: wrong.map(allow), huge: hugePayloads().map(allow) };
}

function hugePayloads(): WrongPayload[] {
  return payloadTable('huge payloads').map(({ name, sent }) => ({
    name,
    payload: sent,
    allowed: ['INVALID', 'closed', 'no answer'],
  }));
}

function wrongFields(right: object, field: string, values: OperationValues): WrongPayload[] {
  const isId = field === 'member' || field === 'to';
  const others = Object.entries(right).filter(([key]) => key !== field);
  const missing = {
    name: `no ${field}`,
    payload: Object.fromEntries(others),
    allowed: isId ? ['INVALID', 'NOT_FOUND'] : ['INVALID'],
  };
  const table = tables[field];
  if (table === undefined) return [missing];
  const wrong = replaced(table, values, (value) => ({ ...right, [field]: value }));
  return [missing, ...wrong.map((one) => ({ ...one, name: `${field}: ${one.name}` }))];
}

function replaced(
  table: string,
  { room }: OperationValues,
  toPayload: (value: unknown) => unknown,
): WrongPayload[] {
  return payloadsOf(table, { room }).map((row) => ({
    ...row,
    payload: toPayload(row.payload),
  }));
}

function payloadsOf(table: string, names: Readonly<Record<string, unknown>>): WrongPayload[] {
  return payloadTable(table).map(({ name, sent }) => ({
    name,
    payload: withNames(sent, names),
    allowed: ['INVALID'],
  }));
}
