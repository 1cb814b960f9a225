/** Answer of a server that confirms or refuses an operation, with any further fields. Contract 5.5, 5.6. */
export interface OperationAnswer {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
  readonly [detail: string]: unknown;
}

/** Error codes. Contract 5.7-5.10. */
const codes: readonly string[] = ['INVALID', 'FORBIDDEN', 'NOT_FOUND', 'UNAVAILABLE'];

/** Code that stands for a refusal without any of the contract's codes, by a target whose file maps its refusals. */
const ownCode = "refused with the target's own error";

/** Returns the error code of an answer, or `ok`. */
export function answerCode(answer: OperationAnswer): string {
  return answer.ok ? 'ok' : (answer.error?.code ?? 'an error without a code');
}

/** Whether a code is one of those expected; the target's own error stands for any of the contract's codes. */
export function isOneOf(code: string, expected: readonly string[]): boolean {
  const isRefusal = code === ownCode && expected.some((one) => codes.includes(one));
  return expected.includes(code) || isRefusal;
}

/** Whether a value has the shape of an answer. */
export function isAnswer(value: unknown): value is OperationAnswer {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
  );
}

/** Returns the refusal of a target as an answer: `error` may be a text, or an object with `code` and `message`. A code of the target's own stands before the message. */
export function refusal(error: unknown): OperationAnswer {
  const fields = Object(error) as { code?: unknown; message?: unknown };
  const code = [fields.code, error].find((one) => codes.includes(one as string));
  const texts = [isOwnCode(fields.code) ? fields.code : undefined, fields.message];
  const said = texts.filter((one) => typeof one === 'string').join(': ');
  const text = typeof error === 'string' ? error : toText(error);
  return {
    ok: false,
    error: { code: (code as string | undefined) ?? ownCode, message: said === '' ? text : said },
  };
}

function isOwnCode(code: unknown): boolean {
  return code !== ownCode && !codes.includes(code as string);
}

function toText(error: unknown): string {
  return error === undefined ? 'nothing' : JSON.stringify(error);
}
