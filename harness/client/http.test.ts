import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { accepting, answering, nobody } from '../testing/bad-servers';
import { until } from '../testing/until';
import { CookieJar } from './cookie-jar';
import { DeadlineError } from './deadline';
import { BodyTooLargeError } from './bounds/http-body';
import { request } from './http';

const deadlineMs = 5000;
const shortMs = 300;

void describe('an answer to an HTTP request', { concurrency: true }, () => {
  test('has a status, headers, cookies and a body', async (t) => {
    const url = await answering(t, (sent, response) => {
      response.setHeader('set-cookie', ['a=1; Path=/', 'b=2']).setHeader('x-own', 'yes');
      response.writeHead(201).end(`${sent.method ?? ''} ${sent.headers['content-type'] ?? ''} é`);
      sent.resume();
    });
    const headers = { 'content-type': 'text/plain' };
    const answer = await request({ url, method: 'POST', headers, body: 'hello', deadlineMs });
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.setCookies, ['a=1; Path=/', 'b=2']);
    assert.equal(answer.headers['x-own'], 'yes');
    assert.equal(answer.text, 'POST text/plain é');
    assert.deepEqual(answer.body, Buffer.from(answer.text));
    assert.equal(answer.location, undefined);
  });

  test('may have no body', async (t) => {
    const url = await answering(t, (_, response) => response.writeHead(204).end());
    const { status, text } = await request({ url, deadlineMs });
    assert.deepEqual([status, text], [204, '']);
  });

  test('may be as large as the limit', async (t) => {
    const url = await answering(t, (_, response) => response.end('x'.repeat(4_000_000)));
    assert.equal((await request({ url, deadlineMs })).body.length, 4_000_000);
  });
});

void describe('an HTTP request is aborted', { concurrency: true }, () => {
  test('when the body has no end, at 4 MB, with how much came', async (t) => {
    let isClosed = false;
    const url = await answering(t, (_, response) => {
      const write = (): void => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', write).once('close', () => (isClosed = true));
      write();
    });
    await assert.rejects(request({ url, deadlineMs }), (error) => {
      assert.ok(error instanceof BodyTooLargeError);
      const [, limit, read] = /larger than (\d+) bytes.* after (\d+)$/.exec(error.message) ?? [];
      assert.equal(Number(limit), 4_000_000);
      assert.ok(Number(read) > 4_000_000 && Number(read) < 5_000_000);
      return true;
    });
    await until('the end of the connection', () => isClosed);
  });

  const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  const endless = {
    'in chunks of which little is the body': [
      chunked,
      `1;${'e'.repeat(1000)}\r\na\r\n`,
      /chunks with more than 32000000 bytes around \d+ of the body/,
    ],
    'in chunks of one byte': [chunked, '1\r\na\r\n', /larger than 4000000 bytes/],
    'of interim answers': ['', 'HTTP/1.1 103 Early Hints\r\n\r\n', /more than 20 interim answers/],
  } as const;
  for (const [what, [begin, repeated, message]] of Object.entries(endless))
    test(`when there is no end ${what}`, async (t) => {
      const url = await accepting(t, (socket) => {
        socket.write(begin);
        const write = (): void => {
          while (!socket.destroyed && socket.write(repeated.repeat(100)));
        };
        socket.on('drain', write);
        write();
      });
      await assert.rejects(request({ url, deadlineMs: 20_000 }), message);
    });

  test('when the headers have no end', async (t) => {
    const url = await accepting(t, (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const write = (): void => {
        while (!socket.destroyed && socket.write(`x-more: ${'x'.repeat(1000)}\r\n`));
      };
      socket.on('drain', write);
      write();
    });
    await assert.rejects(request({ url, deadlineMs }), /Header overflow/);
  });

  test('at the deadline, while the body trickles', async (t) => {
    let isClosed = false;
    const url = await answering(t, (_, response) => {
      const timer = setInterval(() => response.write('.'), 10);
      response.once('close', () => {
        clearInterval(timer);
        isClosed = true;
      });
    });
    await assert.rejects(request({ url, deadlineMs: shortMs }), (error) => {
      assert.ok(error instanceof DeadlineError);
      assert.equal(error.message, `timed out after 300 ms waiting for the answer to GET ${url}`);
      return true;
    });
    await until('the end of the connection', () => isClosed);
  });

  test('at the deadline, if nothing comes', async (t) => {
    const url = await accepting(t);
    await assert.rejects(request({ url, deadlineMs: shortMs }), DeadlineError);
  });

  test('when its caller ends it', async (t) => {
    const leaving = new AbortController();
    const url = await answering(t, () => {
      leaving.abort();
    });
    await assert.rejects(request({ url, deadlineMs, signal: leaving.signal }), {
      name: 'AbortError',
    });
  });
});

void describe('an HTTP request fails', { concurrency: true }, () => {
  test('if no server listens, also for a name with several addresses', async () => {
    const url = await nobody();
    await assert.rejects(request({ url, deadlineMs }), /^Error: connect ECONNREFUSED/);
    const named = url.replace('127.0.0.1', 'localhost');
    await assert.rejects(request({ url: named, deadlineMs }), /^Error: connect ECONNREFUSED/);
  });

  test('if the connection ends in the middle of the body', async (t) => {
    const url = await answering(t, (_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy());
    });
    await assert.rejects(request({ url, deadlineMs }), /aborted/);
  });

  test('if the answer is no HTTP', async (t) => {
    const url = await accepting(t, (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await assert.rejects(request({ url, deadlineMs }), /Parse Error/);
  });

  test('without the password of its URL in the message', async (t) => {
    const url = (await accepting(t)).replace('//', '//bob:open-sesame@');
    await assert.rejects(request({ url, deadlineMs: shortMs }), ({ message }: Error) => {
      assert.match(message, /GET http:\/\/bob:\*\*\*@127/);
      return true;
    });
  });
});

/** Redirects `/old` to `/new`, sets a cookie on the way, and answers with what was sent to `/new`; `/loop` has no end. */
async function redirecting(t: TestContext, status: number): Promise<string> {
  return await answering(t, (sent, response) => {
    const { method = '', url = '', headers } = sent;
    if (url === '/loop') return response.writeHead(302, { location: '/loop' }).end();
    if (url === '/old') {
      const cookie = 'sid=abc; Path=/; HttpOnly';
      return response.writeHead(status, { location: '/new', 'set-cookie': cookie }).end();
    }
    return response.end(`${method} ${url} ${headers.cookie ?? ''}`);
  });
}

void describe('a redirect', { concurrency: true }, () => {
  test('is an answer with its location unless it is to be followed', async (t) => {
    const url = await redirecting(t, 302);
    const { status, location } = await request({ url: `${url}/old`, deadlineMs });
    assert.deepEqual([status, location], [302, `${url}/new`]);
  });

  for (const [status, method] of [
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
  ] as const)
    test(`with status ${status} is followed as ${method}, with the cookies on the way`, async (t) => {
      const url = `${await redirecting(t, status)}/old`;
      const cookies = new CookieJar();
      const asked = { url, method: 'POST', body: 'x', cookies, deadlineMs };
      const answer = await request({ ...asked, followRedirects: true });
      assert.equal(answer.text, `${method} /new sid=abc`);
      assert.equal(new URL(answer.url).pathname, '/new');
    });

  test('to another origin does not take the authorization along', async (t) => {
    const other = await answering(t, ({ headers }, response) =>
      response.end(String(headers.authorization)),
    );
    const url = await answering(t, (_, response) =>
      response.writeHead(302, { location: other }).end(),
    );
    const headers = { Authorization: 'Bearer x' };
    const { text } = await request({ url, headers, followRedirects: true, deadlineMs });
    assert.equal(text, 'undefined');
  });

  test('to no URL is an error that says where to', async (t) => {
    const url = await answering(t, (_, response) => {
      response.writeHead(302, { location: 'http://[' }).end();
    });
    const message = 'a redirect to "http://[", which is no URL';
    await assert.rejects(request({ url, deadlineMs }), new Error(message));
  });

  test('in a circle ends with an error', async (t) => {
    const url = `${await redirecting(t, 302)}/loop`;
    await assert.rejects(
      request({ url, followRedirects: true, deadlineMs }),
      /more than 10 redirects, the last one to .*\/loop/,
    );
  });
});
