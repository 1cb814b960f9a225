import { randomUUID } from 'node:crypto';

/** Error or warning that GitHub shows beside a line of a file. */
export interface Annotation {
  readonly level: 'error' | 'warning';
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether output goes to the log of GitHub Actions, where lines may be commands. */
export function isGitHub({ GITHUB_ACTIONS }: Environment): boolean {
  return GITHUB_ACTIONS === 'true';
}

/**
 * A text in which GitHub sees no command, whatever a target has put there: a command could hide text in the log or add
 * annotations. Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
 */
export function inert(text: string, env: Environment): string {
  if (!isGitHub(env)) return text;
  const token = randomUUID();
  return `::stop-commands::${token}\n${text.endsWith('\n') ? text : `${text}\n`}::${token}::\n`;
}

/** The command for an annotation, as https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts writes it. */
export function workflowCommand({ level, message, ...properties }: Annotation): string {
  const given = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
  return `::${level} ${given.join(',')}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
