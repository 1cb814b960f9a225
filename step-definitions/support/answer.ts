/** What a server acknowledges a verb with. Contract v1, "Verbs". */
export interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly code: string; readonly message: string };
  readonly [detail: string]: unknown;
}

/** The contract's code of an answer, or `ok`. */
export function outcomeOf(answer: Answer): string {
  return answer.ok ? 'ok' : (answer.error?.code ?? 'an error without a code');
}

/** Whether a value has the shape of an answer. */
export function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'
  );
}
