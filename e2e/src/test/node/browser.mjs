// The browser of the tests: the one that CHROMIUM names, else the one that comes as a package, with the libraries that a
// bare machine lacks. It is unpacked into TMPDIR.
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

async function unpacked() {
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  await inflate(join(packed, 'al2023.tar.br'));
  setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
  return chromium.executablePath();
}

export async function launch() {
  return playwright.launch({
    executablePath: process.env.CHROMIUM || await unpacked(),
    // root has no sandbox, and the pages are our own; logins come from an address of the documented kind, IPv4
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP localhost 127.0.0.1'],
  });
}
