import type { Rule } from '../../../specification/specification';

/** A scenario of a Rule in Gherkin, and where a page of the lesson shows it. */
export interface ScenarioPart {
  readonly title: string;
  /** Anchor on the page of the lesson: `lesson-M1-2`. */
  readonly anchor: string;
  readonly gherkin: string;
}

/** A Rule in Gherkin, taken apart. */
export interface RuleParts {
  /** The background of its scenarios; empty if it has none of its own. */
  readonly background: string;
  readonly scenarios: readonly ScenarioPart[];
}

/** Takes a Rule apart into its background and its scenarios, tags included. */
export function ruleParts({ requirement = '', gherkin }: Rule): RuleParts {
  const blocks = gherkin.split(/\n(?=(?: *@.*\n)* *(?:Background|Scenario|Scenario Outline):)/);
  const parts = joinedTags(blocks.slice(1));
  const scenarios = parts.filter((text) => titleIn(text) !== undefined);
  return {
    background: parts.find((text) => /^Background:/.test(text)) ?? '',
    scenarios: scenarios.map((text, index) => ({
      title: titleIn(text) ?? '',
      anchor: `${requirement}-${index + 1}`,
      gherkin: text,
    })),
  };
}

/** Several lines of tags before a scenario are blocks of their own, and belong to the next one. */
function joinedTags(blocks: readonly string[]): string[] {
  const parts: string[] = [];
  let tags = '';
  for (const block of blocks) {
    const text = `${tags}${dedented(block)}`;
    const isTagOnly = text.split('\n').every((line) => line.startsWith('@'));
    tags = isTagOnly ? `${text}\n` : '';
    if (!isTagOnly) parts.push(text);
  }
  return parts;
}

function dedented(block: string): string {
  return block
    .split('\n')
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n')
    .trim();
}

function titleIn(text: string): string | undefined {
  return /^Scenario(?: Outline)?: (.*)$/m.exec(text)?.[1];
}
