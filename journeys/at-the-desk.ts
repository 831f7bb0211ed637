import type { Page } from 'playwright-core';

const patiently = { timeout: 30_000 };

/** Fills in the sign-in page as somebody of the demonstration. */
export async function signInOn(page: Page, userName: string, password = 'yichuang-2026'): Promise<void> {
  await page
    .getByLabel(/用户名/)
    .first()
    .fill(userName);
  await page.locator('input[type=password]').first().fill(password);
  await page.keyboard.press('Enter');
}

/** The clerk opens the window by keyboard. */
export async function openWindow(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: /开窗上岗/ }).waitFor(patiently);
  await desk.keyboard.press('F2');
  await readyToCall(desk);
}

/** The clerk calls the number that waits, with one key. */
export async function callNext(desk: Page, number: string): Promise<void> {
  await desk.getByText(number).first().waitFor(patiently);
  await desk.keyboard.press('F2');
}

/** The visitor is there and is served; one key finishes, here with nobody else to call. `what` is what the key then says. */
export async function finish(desk: Page, what: RegExp): Promise<void> {
  // A key that bounces right after the call does not finish her.
  await desk.waitForTimeout(1_500);
  await desk.getByRole('button', { name: what }).waitFor(patiently);
  await desk.keyboard.press('F2');
  await readyToCall(desk);
}

/** After the five seconds in which the clerk could have taken it back, the pad asks; she is very satisfied. */
export async function rateAtPad(pad: Page): Promise<void> {
  await pad.getByText('非常满意').click(patiently);
  await pad
    .getByText(/谢谢|感谢/)
    .first()
    .waitFor(patiently);
}

const readyToCall = (desk: Page) => desk.getByRole('button', { name: /呼叫下一位/ }).waitFor(patiently);
