// Clicks through the pages for developers as people do. Ends with an error when anything is not as it should be.
//   node pages.mjs BASE_URL TOKEN FOLDER EMAIL PASSWORD
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { launch } from './browser.mjs';

const [base, token, folder, email, password] = process.argv.slice(2);
const browser = await launch();
const faults = [];

/** A visitor whose console stays clean and who meets no other host. */
async function visitor(options, isWatched = true) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, colorScheme: 'light', ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base });
  const page = await context.newPage();
  page.on('request', (request) => {
    if (!request.url().startsWith(base + '/')) {
      faults.push(`asks ${request.url()}`);
    }
  });
  if (isWatched) {
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) {
        faults.push(line.text());
      }
    });
  }
  return page;
}

const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const shown = (page, selector) => page.locator(selector).filter({ visible: true });

const scenes = {
  async 'the guide names its address, and copies it'() {
    const page = await visitor();
    await page.goto(`${base}/developers`);
    assert.match(await page.title(), /Guide/);
    const sample = page.locator('.baseurl');
    assert.equal(await sample.locator('pre').innerText(), `${base}/api/v1`);
    await sample.getByRole('button', { name: 'Copy' }).click();
    await sample.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${base}/api/v1`);
    await page.getByRole('link', { name: 'Limits' }).click();
    assert.equal(new URL(page.url()).hash, '#limits');
  },
  async 'who signs in sees the templates of their workspace, and is signed out then'() {
    const page = await visitor();
    await page.goto(`${base}/developers`);
    const ended = page.waitForResponse((answer) => answer.url() === `${base}/api/v1/logout`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('.names li').first().waitFor();
    assert.ok((await page.locator('.names code').allInnerTexts()).includes('welcome_message'));
    assert.equal((await ended).status(), 200);
    assert.equal(await page.getByLabel('Password').inputValue(), '');
  },
  async 'a wrong password is told'() {
    const page = await visitor({}, false);
    await page.goto(`${base}/developers`);
    await page.getByLabel('E-mail').fill('nobody@example.com');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The email or password you entered is incorrect').waitFor();
  },
  async 'a token shows the templates of its workspace'() {
    const page = await visitor();
    await page.goto(`${base}/developers`);
    await page.getByText('Or with a token').click();
    await page.getByLabel('API or login token').fill(token);
    await page.getByRole('button', { name: 'Show templates' }).click();
    await page.locator('.names li').first().waitFor();
    assert.ok((await page.locator('.names code').allInnerTexts()).includes('welcome_message'));
    assert.equal(await page.evaluate((secret) => JSON.stringify({ ...localStorage, ...sessionStorage }).includes(secret), token), false);
  },
  async 'a wrong token is told'() {
    const page = await visitor({}, false);
    await page.goto(`${base}/developers`);
    await page.getByText('Or with a token').click();
    await page.getByLabel('API or login token').fill('nothing');
    await page.getByRole('button', { name: 'Show templates' }).click();
    await page.getByText('Unauthenticated.').waitFor();
  },
  async 'light and dark follow the system until they are chosen'() {
    const page = await visitor();
    await page.goto(`${base}/developers`);
    const light = await paper(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper(page);
    assert.notEqual(light, dark);
    await page.getByRole('button', { name: /light and dark/ }).click();
    assert.equal(await paper(page), light);
    await page.goto(`${base}/developers/docs`);
    assert.equal(await paper(page), light);
    await page.getByRole('button', { name: /light and dark/ }).click();
    assert.equal(await paper(page), dark);
  },
  async 'the reference is searched'() {
    const page = await visitor();
    await page.goto(`${base}/developers/docs`);
    const all = await shown(page, '.entry').count();
    assert.ok(all > 40, `${all} operations`);
    await page.keyboard.press('/');
    await page.keyboard.type('pause broadcast');
    assert.deepEqual(await shown(page, '.entry h3').allInnerTexts(), ['Pause a broadcast']);
    assert.equal(await shown(page, '.sidebar li').count(), 1);
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#pauseBroadcast');
    await page.getByRole('searchbox').fill('no such thing');
    assert.equal(await shown(page, '.entry').count(), 0);
    await page.getByText('No operation matches').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await shown(page, '.entry').count(), all);
  },
  async 'an operation is read and copied'() {
    const page = await visitor();
    await page.goto(`${base}/developers/docs`);
    await page.getByRole('link', { name: 'POST Send a message' }).click();
    const entry = page.locator('#sendMessage');
    assert.ok((await entry.boundingBox()).y < 400);
    assert.equal(await page.locator('.sidebar [aria-current]').innerText(), 'POST\nSend a message');
    await entry.locator('.sample').first().getByRole('button').click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.startsWith(`curl ${base}/api/v1/messages`), copied);
    await entry.getByText('Fields').first().click();
    await entry.locator('details[open] .field').first().waitFor();
  },
  async 'the downloads are files'() {
    const page = await visitor({ acceptDownloads: true });
    await page.goto(`${base}/developers`);
    for (const [link, name, member] of [
      ['Postman collection', 'tidings.postman_collection.json', 'item'],
      ['Postman environment', 'tidings.postman_environment.json', 'values'],
    ]) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.cards').getByText(link, { exact: true }).click()]);
      assert.equal(download.suggestedFilename(), name);
      await download.saveAs(`${folder}/${name}`);
      assert.ok(Array.isArray(JSON.parse(await readFile(`${folder}/${name}`, 'utf8'))[member]));
    }
    await page.locator('.cards').getByText('OpenAPI 3.1').click();
    assert.match(await page.locator('body').innerText(), /"openapi":"3.1.0"/);
  },
  async 'all fits on a telephone'() {
    const page = await visitor({ viewport: { width: 360, height: 740 } });
    for (const path of ['/developers', '/developers/docs']) {
      await page.goto(base + path);
      assert.ok(await overflow(page) <= 0, `${path} is too wide`);
      assert.equal(await page.locator('.sidebar').isVisible(), false);
    }
    await page.getByRole('button', { name: 'Contents' }).click();
    await page.getByRole('link', { name: 'GET List broadcasts' }).click();
    assert.equal(await page.locator('.sidebar').isVisible(), false);
    const top = (await page.locator('#listBroadcasts').boundingBox()).y;
    assert.ok(top > 0 && top < 400, `stands at ${top}`);
  },
};

try {
  for (const [name, play] of Object.entries(scenes)) {
    await play();
    assert.deepEqual(faults, [], name);
    console.log(`played: ${name}`);
  }
} finally {
  await browser.close();
}
