import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PayloadTable } from '../payload-tables';
import type { DefinedSteps } from './defined-steps';
import type { DescribedParameter, DescribedStep, StepArea, StepLanguage } from './step-language';

/** The page that documents the step language, from this package's own folder. */
export const stepLanguagePage = join('features', 'README.md');

const begin = '<!-- begin: `npm run docs` writes this part from steps.yaml and the features -->';
const end = '<!-- end -->';

/** What the generated part of the page is made of. */
export interface LanguageSources {
  readonly language: StepLanguage;
  readonly defined: DefinedSteps;
  readonly tables: readonly PayloadTable[];
}

/** Returns the page in this package's folder with its generated part replaced. Throws if the page has no such part. */
export function pageWithLanguage(folder: string, sources: LanguageSources): string {
  const page = readFileSync(join(folder, stepLanguagePage), 'utf8');
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${stepLanguagePage}: expected the lines ${begin} and ${end}`);
  return `${before}${begin}\n\n${languageMarkdown(sources)}\n\n${end}${after}`;
}

function languageMarkdown({ language, defined, tables }: LanguageSources): string {
  const { parameters, areas } = language;
  const count = areas.reduce((sum, { steps }) => sum + steps.length, 0);
  return [
    '## Parameters',
    'What may stand in place of `{client}`, `{room}` and the other parameters of the steps below.',
    ...parameters.map(parameterMarkdown),
    '## Steps',
    `All ${count} expressions. Words with a slash are alternatives, and \`(s)\` may be left out. After each expression: what it does, what is on the wire, and the Socket.IO or NestJS call behind it on the server, unless the client is named.`,
    ...areas.map((area) => areaMarkdown(area, defined)),
    '## Payload tables',
    tablesMarkdown(tables),
  ].join('\n\n');
}

function parameterMarkdown({ name, means, forms }: DescribedParameter): string {
  const rows = forms.map((one) => `| ${cell(one.form)} | ${cell(one.means)} |`);
  const table = ['| form | meaning |', '| --- | --- |', ...rows].join('\n');
  return [`### {${name}}`, ...(means === undefined ? [] : [means]), table].join('\n\n');
}

function areaMarkdown({ area, says, steps }: StepArea, { examples }: DefinedSteps): string {
  const blocks = steps.map((step) => stepMarkdown(step, examples.get(step.step)));
  return [`### ${area}`, ...(says === undefined ? [] : [says]), ...blocks].join('\n\n');
}

function stepMarkdown({ step, does, wire, call }: DescribedStep, example = ''): string {
  const hasTable = example.includes('\n');
  const facts = [
    `- Wire: ${wire}`,
    `- Call: ${call}`,
    ...(hasTable ? [] : [`- Example: ${inCode(example)}`]),
  ];
  const block = hasTable ? ['```gherkin\n' + example + '\n```'] : [];
  return [`**\`${step}\`**`, does, facts.join('\n'), ...block].join('\n\n');
}

/** A line that contains backticks needs two of them around it. */
function inCode(line: string): string {
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

function tablesMarkdown(tables: readonly PayloadTable[]): string {
  const rows = tables.map(({ name, file, about, expected, rows: values }) => {
    const cells = [`[${name}](../${file})`, String(values.length), about, expected];
    return `| ${cells.map(cell).join(' | ')} |`;
  });
  return ['| table | rows | values | required result |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
