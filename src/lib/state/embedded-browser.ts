export type EmbeddingApp =
	| 'messenger'
	| 'instagram'
	| 'facebook'
	| 'whatsapp'
	| 'tiktok'
	| 'snapchat'
	| 'telegram'
	| 'line'
	| 'wechat'
	| 'kakaotalk'
	| 'zalo'
	| 'twitter'
	| 'pinterest'
	| 'linkedin'
	| 'google'
	| 'another-app';

/** What each app writes into the name of its built-in browser; the first that fits counts, so the narrower stand first. */
const marks: readonly (readonly [EmbeddingApp, RegExp])[] = [
	['messenger', /FBAN\/Messenger|MessengerForiOS|FB_IAB\/(Orca-Android|MESSENGER)/i],
	['instagram', /\bInstagram\b/],
	['facebook', /\bFBA[NV]\/|\bFB_IAB\b|\[FB/],
	['whatsapp', /\bWhatsApp\b/],
	['tiktok', /musical_ly|BytedanceWebview|\bTikTok\b|\btrill_/i],
	['snapchat', /\bSnapchat\b/],
	['telegram', /\bTelegram\b/],
	['line', /\bLine\/\d/],
	['wechat', /\bMicroMessenger\b/],
	['kakaotalk', /\bKAKAOTALK\b/i],
	['zalo', /\bZalo\b/],
	['twitter', /\bTwitter(Android| for )/],
	['pinterest', /\bPinterest\//],
	['linkedin', /\bLinkedInApp\b/],
	['google', /\bGSA\/\d/],
	['another-app', /; wv\)/],
	['another-app', /\b(iPhone|iPad|iPod)\b(?=.*AppleWebKit)(?!.*Safari\/)/]
];

/**
 * The app inside which this page was opened, or null in a browser of its own. What a girl stores in a built-in browser
 * is lost to every other browser, and often when the app closes. An app installed on an iPhone's home screen calls
 * itself `another-app` too: ask first whether the page stands alone.
 */
export function embeddedBrowser(userAgent: string): EmbeddingApp | null {
	return marks.find(([, mark]) => mark.test(userAgent))?.[0] ?? null;
}
