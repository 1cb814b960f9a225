import { categories } from './categories';

/** Name of the file with the history of a report of Allure 3, beside the folder of results. */
export const allureHistory = 'allure-history.jsonl';

/**
 * `allurerc.mjs`, the configuration of Allure 3: one page without a server, the categories, and the history of earlier runs
 * beside it. Format: https://allurereport.org/docs/v3/configure/
 */
export function allureConfig(): string {
  const rules = categories.map(({ name, matchedStatuses, messageRegex }) => {
    const matcher = [
      `statuses: ${JSON.stringify(matchedStatuses)}`,
      // Allure 3 looks for the expression anywhere, and its dot does not match the end of a line.
      ...(messageRegex === undefined
        ? []
        : [`message: new RegExp(${JSON.stringify(`^(?:${messageRegex})$`)}, 's')`]),
    ];
    return `    { name: ${JSON.stringify(name)}, matchers: [{ ${matcher.join(', ')} }] },`;
  });
  return `import { fileURLToPath } from 'node:url';

export default {
  name: 'rooms-conformance',
  historyPath: fileURLToPath(new URL('${allureHistory}', import.meta.url)),
  plugins: { awesome: { options: { reportName: 'rooms-conformance', singleFile: true } } },
  categories: [
${rules.join('\n')}
  ],
};
`;
}

/**
 * Returns the page of Allure 3 without the two scripts that report each visitor to Google Analytics; no option leaves them
 * out. Returns undefined if the page still loads something afterwards.
 */
export function withoutAnalytics(page: string): string | undefined {
  const loader = String.raw`<script async src="https://www\.googletagmanager\.com/[^"]*"></script>`;
  const call = String.raw`<script>\s*window\.dataLayer = [^]*?</script>`;
  const clean = page.replace(new RegExp(String.raw`${loader}\s*${call}`), '');
  return /<script[^>]*\ssrc="https?:/.test(clean) ? undefined : clean;
}
