import type { Discharge } from '../diary/day-choices';
import type { Mood, Symptom } from '../diary/symptoms';
import { plainWord } from './foreign-words';

/** What a name of another app is here. `not-asked`: Nuri does not ask about it; `no-place`: it cannot hold it. */
export type ForeignName =
	| { readonly kind: 'symptom'; readonly name: Symptom }
	| { readonly kind: 'mood'; readonly name: Mood }
	| { readonly kind: 'discharge'; readonly name: Discharge }
	| { readonly kind: 'not-asked' }
	| { readonly kind: 'no-place' };

/** Names that mean the same, as `plainWord` leaves them. What means only nearly the same is not here. */
const SYMPTOMS: Readonly<Record<Symptom, string>> = {
	cramps: 'cramp cramps periodcramps periodcramp menstrualcramps abdominalcramps drawingpain colicos',
	tired: 'tired tiredness fatigue exhausted exhaustion cansancio',
	headache: 'headache headaches dolordecabeza',
	backache: 'back backache backpain lowerback lowerbackpain dolordeespalda',
	bloated: 'bloated bloating hinchazon',
	'sore-breasts': 'breasttenderness tenderbreasts sorebreasts breastpain breastsensitivity tendernessbreasts',
	pimples: 'pimples acne pimple granos',
	nausea: 'nausea nauseous nauseated nauseas',
	dizzy: 'dizzy dizziness mareo mareos',
	cravings: 'cravings foodcravings antojos',
	'no-appetite': 'noappetite lossofappetite',
	'leg-pain': 'legpain legspain',
	diarrhoea: 'diarrhoea diarrhea diarrea',
	constipated: 'constipation constipated estrenimiento',
	vomiting: 'vomiting vomit vomitos',
	fever: 'fever fiebre',
	faint: 'fainted fainting',
	breathless: 'breathless shortnessofbreath',
	rash: 'rash skinrash',
	bruises: 'bruises bruising',
	'pain-peeing': 'painfulurination painwhenpeeing'
};
const MOODS: Readonly<Record<Mood, string>> = {
	happy: 'happy feliz',
	calm: 'calm tranquila',
	energetic: 'energetic energized energised highenergy fullyenergized',
	sensitive: 'sensitive sensible',
	sad: 'sad sadness triste',
	angry: 'angry anger enojada',
	worried: 'worried anxious anxiety preocupada',
	lonely: 'lonely loneliness sola',
	proud: 'proud',
	loved: 'loved',
	bored: 'bored',
	'very-low': 'verylow'
};
/** Only names that say that it is discharge: "clear" or "white" alone may be anything, and mucus is a matter of fertility. */
const DISCHARGES: Readonly<Record<Discharge, string>> = {
	none: 'nodischarge sinflujovaginal',
	clear: 'cleardischarge dischargeclear',
	white: 'whitedischarge dischargewhite creamydischarge',
	lumpy: 'lumpydischarge clumpydischarge clumpywhitedischarge dischargeclumpywhite',
	'yellow-green': 'yellowdischarge greendischarge yellowgreendischarge',
	grey: 'greydischarge graydischarge dischargegray',
	smells: 'smellydischarge',
	itches: 'itchydischarge'
};

const NOT_ASKED = new RegExp(
	'ovul|fertil|temperature|^bbt|basal|^lh|sex|intercourse|libido|desire|masturbat|orgasm|partner|pregnan|concep' +
		'|mucus|cervi|discharge|^fluid|eggwhite|contracept|birthcontrol|^pills?|pill$|condom|^iud|protected|withdrawal' +
		'|progesterone|lactation'
);

const names: ReadonlyMap<string, ForeignName> = new Map<string, ForeignName>([
	...wordsOf(SYMPTOMS).map(([word, name]) => [word, { kind: 'symptom', name }] as const),
	...wordsOf(MOODS).map(([word, name]) => [word, { kind: 'mood', name }] as const),
	...wordsOf(DISCHARGES).map(([word, name]) => [word, { kind: 'discharge', name }] as const)
]);

/** What a name that another app writes is here. */
export function foreignName(text: string): ForeignName {
	const word = plainWord(text.slice(0, 100));
	return names.get(word) ?? { kind: NOT_ASKED.test(word) ? 'not-asked' : 'no-place' };
}

function wordsOf<N extends string>(lists: Readonly<Record<N, string>>): readonly (readonly [string, N])[] {
	return (Object.keys(lists) as N[]).flatMap((name) => lists[name].split(' ').map((word) => [word, name] as const));
}
