/** Worked test for one test framework: its files by path, and the command line that runs it. */
export interface WorkedTest {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly command: string;
}

const block = /^```(\w+)\n(?:\/\/ (\S+)\n)?(.*?)^```$/gms;

/** Reads the worked tests of a page: a section each, with code that begins with the path of its file, and a command line. */
export function workedTests(page: string): readonly WorkedTest[] {
  const [, ...sections] = page.split(/^## /m);
  return sections.map((section) => {
    const [name = ''] = section.split('\n', 1);
    const files = new Map<string, string>();
    let command = '';
    for (const [, language, path, text = ''] of section.matchAll(block)) {
      if (language === 'sh') command = text.trim();
      else if (path !== undefined) files.set(path, text);
    }
    return { name, files, command };
  });
}
