import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';

type Arguments = readonly unknown[];

/** A Cucumber expression, or a regular expression, of a step definition. */
interface Expression {
  readonly regexp: RegExp;
  match(text: string): Arguments | null;
}

/** What Cucumber's library of step definitions holds and does not declare. */
interface StepDefinitions {
  readonly stepDefinitions: readonly { readonly expression: Expression }[];
}

/**
 * Makes the step definitions match each text once in this process, and returns them. Cucumber itself matches every step of
 * every scenario with all of them, in each lane anew, and once more when the step runs.
 */
export function matchingOnce(support: ISupportCodeLibrary): ISupportCodeLibrary {
  const { stepDefinitions } = support as unknown as StepDefinitions;
  const expressions = stepDefinitions.map(({ expression }) => expression);
  const matchers = expressions.map((expression) => expression.match.bind(expression));
  const known = new Map<string, ReadonlyMap<Expression, Arguments>>();
  const matchesOf = (text: string): ReadonlyMap<Expression, Arguments> => {
    const found = new Map<Expression, Arguments>();
    expressions.forEach((expression, index) => {
      // A match tells the place of each parameter, which costs many times what the expression itself does.
      const match = expression.regexp.test(text) ? matchers[index]?.(text) : undefined;
      if (match) found.set(expression, match);
    });
    return found;
  };
  for (const expression of expressions)
    expression.match = (text) => {
      const matches = known.get(text) ?? matchesOf(text);
      known.set(text, matches);
      return matches.get(expression) ?? null;
    };
  return support;
}
