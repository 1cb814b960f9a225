import type { ExpectedFrames } from './expectation';

/** Returns statements that look at the frames of the raw connection. They set `isWrong`. */
export function framesCheck({ frame, count, mayClose }: ExpectedFrames): string[] {
  const end = mayClose ? ', or the end of the connection' : '';
  return [
    `const found = frames.filter((frame) => ${String(new RegExp(frame))}.test(frame));`,
    `const isWrong = ${mayClose ? 'raw.readyState === 1 && ' : ''}found.length !== ${count};`,
    `console.log('expected frames: ${count}${end}, received', found);`,
  ];
}

/** Returns statements that wait until the server has closed the raw connection. They set `isWrong`. */
export function closeCheck(): string[] {
  return [
    'await until(() => raw.readyState > 1);',
    'const isWrong = raw.readyState === 1;',
    "console.log('expected the end of the connection, received', isWrong ? 'nothing' : 'it');",
  ];
}

/** Returns statements that look at the last HTTP reply. They set `isWrong`. */
export function refusalCheck(): string[] {
  return [
    'const { status } = replies.at(-1);',
    'const isWrong = status < 400 || status > 499;',
    'console.log(`expected HTTP 400 to 499, received HTTP ${status}`);',
  ];
}
