/** How a server has confirmed or refused a operation; what else it said stands beside. Contract v1, "Verbs". */
export interface OperationAnswer {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
  readonly [detail: string]: unknown;
}

/** The contract's codes of a refusal. */
const codes: readonly string[] = ['INVALID', 'FORBIDDEN', 'NOT_FOUND', 'UNAVAILABLE'];

/** The code of a refusal by a target whose target file says how it refuses, but which has none of the contract's codes. */
const ownWords = "refused in the target's own words";

/** The contract's code of an answer, or `ok`. */
export function answerCode(answer: OperationAnswer): string {
  return answer.ok ? 'ok' : (answer.error?.code ?? 'an error without a code');
}

/** Whether an outcome is one of those wanted; the target's own words stand for any of the contract's codes. */
export function isOneOf(outcome: string, wanted: readonly string[]): boolean {
  const isRefusal = outcome === ownWords && wanted.some((code) => codes.includes(code));
  return wanted.includes(outcome) || isRefusal;
}

/** Whether a value has the shape of an answer. */
export function isAnswer(value: unknown): value is OperationAnswer {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
  );
}

/** What a target refused with, in whatever words, as an answer: a text, or an object with `code` and `message`. */
export function refusal(said: unknown): OperationAnswer {
  const fields = Object(said) as { code?: unknown; message?: unknown };
  const code = [fields.code, said].find((one) => codes.includes(one as string));
  const message = [fields.message, said].find((one) => typeof one === 'string');
  return {
    ok: false,
    error: { code: (code as string | undefined) ?? ownWords, message: message ?? toText(said) },
  };
}

function toText(said: unknown): string {
  return said === undefined ? 'nothing' : JSON.stringify(said);
}
