import { describe, expect, test } from 'vitest';
import { embeddedBrowser } from './embedded-browser';

const android = 'Mozilla/5.0 (Linux; Android 9; SM-J260F Build/M1AJB; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36';
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('the built-in browser is recognised of', () => {
	test.each([
		['facebook', `${android} [FB_IAB/FB4A;FBAV/440.0.0.0;]`],
		['facebook', `${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/450.0;FBDV/iPhone12,1]`],
		['messenger', `${android} [FB_IAB/Orca-Android;FBAV/440.0.0.0;]`],
		['messenger', `${iPhone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/450.0]`],
		['instagram', `${android} Instagram 300.0.0.0 Android (28/9; 320dpi)`],
		['whatsapp', `${iPhone} Mobile/15E148 WhatsApp/24.1`],
		['tiktok', `${android} musical_ly_2023 BytedanceWebview/d8a21c6`],
		['snapchat', `${iPhone} Version/17.4 Mobile/15E148 Snapchat/12.60 (like Safari/605.1)`],
		['telegram', `${android} Telegram-Android/10.0`],
		['line', `${android} Line/13.0.0/IAB`],
		['wechat', `${android} MicroMessenger/8.0.30`],
		['google', `${iPhone} GSA/300.0 Mobile/15E148 Safari/604.1`],
		['another-app', android],
		['another-app', `${iPhone} Mobile/15E148`]
	])('%s', (app, userAgent) => {
		expect(embeddedBrowser(userAgent)).toBe(app);
	});
});

describe('a browser of its own is left alone:', () => {
	test.each([
		['Chrome on Android', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36'],
		['Samsung Internet', 'Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0 Mobile Safari/537.36'],
		['Safari', `${iPhone} Version/17.4 Mobile/15E148 Safari/604.1`],
		['Chrome on an iPhone', `${iPhone} CriOS/124.0 Mobile/15E148 Safari/604.1`],
		['Firefox', 'Mozilla/5.0 (Android 10; Mobile; rv:125.0) Gecko/125.0 Firefox/125.0'],
		['Opera Mini', 'Opera/9.80 (Android; Opera Mini/70.0/191.0; U; en) Presto/2.12 Version/12.16'],
		['UC Browser', 'Mozilla/5.0 (Linux; U; Android 9; en-US; Redmi 7A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0 UCBrowser/13.4 Mobile Safari/537.36'],
		['a desktop', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36'],
		['an online shop whose name ends in line', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36 Online/1']
	])('%s', (_name, userAgent) => {
		expect(embeddedBrowser(userAgent)).toBeNull();
	});
});
