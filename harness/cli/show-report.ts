import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { execa } from 'execa';
import { invocation } from '../package-root';
import { UsageError } from '../run/options';

type Print = (text: string) => void;

/** A program that opens a page gives the page to the browser and ends. */
const openMs = 10_000;

/** The command `show-report`: prints the URL of the page of the last report, and opens it if somebody is there to see it. */
export function showReportCommand(print: Print): Command {
  return new Command('show-report')
    .description('Open the page of the last report, and print its URL')
    .argument('[dir]', 'folder of the report', 'reports')
    .action(async (folder: string) => {
      const page = resolve(folder, 'index.html');
      if (!existsSync(page))
        throw new UsageError(
          `show-report: there is no report in ${folder}; run \`${invocation}\` first, or name the folder that you gave it as --out`,
        );
      const url = pathToFileURL(page).href;
      print(`${url}\n`);
      if (process.stdout.isTTY) await openPage(url);
    });
}

/** Opens a URL with what the platform has for that. The URL is printed already, so that a failure needs no message. */
async function openPage(url: string): Promise<void> {
  const [program, ...args] = openerOf(process.platform);
  await execa(program, [...args, url], { reject: false, stdio: 'ignore', timeout: openMs });
}

/** Returns the command line that opens a URL on a platform, without the URL. */
export function openerOf(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return [join(process.env['SystemRoot'] ?? '', 'explorer.exe')];
  return ['xdg-open'];
}
