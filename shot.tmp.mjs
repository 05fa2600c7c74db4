import { chromium } from '@playwright/test';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const shots = process.argv.slice(2);
for (const s of shots) {
  const [name, w, h, scheme, ...acts] = s.split(',');
  const ctx = await b.newContext({ viewport: { width: +w, height: +h }, colorScheme: scheme });
  const page = await ctx.newPage();
  page.on('console', m => ['error','warning'].includes(m.type()) && console.log(name, m.text()));
  page.on('pageerror', e => console.log(name, 'PAGEERROR', e.message));
  await page.goto('http://localhost:4301/' + (process.env.HASH ?? ''));
  await page.waitForTimeout(2500);
  for (const a of acts) {
    if (a.startsWith('click:')) await page.locator(a.slice(6)).first().click();
    else if (a.startsWith('text:')) await page.getByText(a.slice(5), { exact: true }).first().click();
    else if (a.startsWith('key:')) await page.keyboard.press(a.slice(4));
    else if (a.startsWith('wait:')) await page.waitForTimeout(+a.slice(5));
    else if (a.startsWith('hover:')) await page.locator(a.slice(6)).first().hover();
    else if (a.startsWith('eval:')) console.log(name, await page.evaluate(a.slice(5)));
  }
  console.log(name, await page.evaluate('JSON.stringify([document.documentElement.scrollWidth, innerWidth, location.hash.length])'));
  await page.screenshot({ path: `/tmp/shot-${name}.png` });
  await ctx.close();
}
await b.close();
