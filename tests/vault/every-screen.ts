/** A use of the app that leaves no screen out. */
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import * as girl from './girl';
import type { BrowserGoalOptions } from './real-browser';
import { CODE } from './vault-page';

const SECOND_DIARY = '905172846339';
const SISTERS = '271860594483';

/** From the welcome page through every setting and every way to lock and open, a backup and a sister, to erasing it all. */
export async function everyScreen(page: Page, { address, scratch }: Pick<BrowserGoalOptions, 'address' | 'scratch'>): Promise<void> {
	const backup = join(scratch, 'backup-of-every-screen');
	await girl.setUp(page, address, CODE, girl.daysAgo(12));
	await girl.logDay(page, girl.daysAgo(2), { flow: 'medium', symptom: 'cramps', note: 'a lemon tree' });
	await girl.leafThrough(page);
	await girl.visitLayers(page);
	await girl.storedForOffline(page);
	const words = await girl.changeLock(page, girl.codeLock(CODE), 'words');
	await girl.lockNow(page);
	await girl.unlockWith(page, words);
	const recovery = await girl.makeRecoveryCode(page, words);
	await girl.lockNow(page);
	await girl.unlockWithRecovery(page, recovery);
	const pictures = await girl.chooseLock(page, 'pictures');
	await girl.isOpen(page);
	await girl.lockNow(page);
	await girl.unlockWith(page, pictures);
	await girl.changeLock(page, pictures, 'code', CODE);
	await girl.makeSecondDiary(page, SECOND_DIARY);
	const backupWords = await girl.makeBackup(page, backup);
	await girl.bringBackup(page, backup, backupWords);
	await girl.changeLanguage(page, 'es');
	await girl.changeLanguage(page, 'en', 'es');
	await girl.lockNow(page);
	await girl.beginBeside(page, backup, backupWords, SISTERS);
	await girl.quickExit(page);
	await girl.open(page, address);
	await girl.wrongCode(page, '518263904417');
	await girl.unlock(page, SISTERS);
	await girl.eraseEverything(page);
}
