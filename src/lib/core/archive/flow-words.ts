import { flows, type Flow } from '../diary/flow';
import { plainWord } from './foreign-words';

/** What the numbers of a column mean. */
export type FlowScale = 'none-to-heavy' | 'spotting-to-heavy' | 'yes-or-no';

/** English, Spanish and Arabic words for amounts, as `plainWord` leaves them. */
const WORDS: Readonly<Record<Flow, string>> = {
	none: 'none no false nothing dry off ninguno ninguna nada sin sinsangrado لا لاشيء لايوجد بدون جاف',
	spotting: 'spotting spot spots manchado manchas mancha goteo تنقيط تبقيع بقع',
	light: 'light low little ligero ligera leve poco poca escaso baja bajo خفيف خفيفه قليل قليله',
	medium: 'medium moderate normal average medio media moderado moderada متوسط متوسطه معتدل عادي طبيعي',
	heavy:
		'heavy high strong veryheavy superheavy flooding torrential ' +
		'abundante fuerte intenso intensa mucho mucha alto alta غزير غزيره كثير كثيره شديد قوي',
	unspecified: 'yes y true x on bleeding period unspecified unknown si sangrado regla periodo نعم نزيف حيض دوره'
};

const flowByWord: ReadonlyMap<string, Flow> = new Map(
	flows.flatMap((flow) => WORDS[flow].split(' ').map((word) => [plainWord(word), flow] as const))
);

const SCALES: Readonly<Record<FlowScale, readonly Flow[]>> = {
	'none-to-heavy': ['none', 'spotting', 'light', 'medium', 'heavy'],
	'spotting-to-heavy': ['spotting', 'light', 'medium', 'heavy'],
	'yes-or-no': ['none', 'unspecified']
};

/** The flow that a word or a number on a scale stands for; null where it is neither. */
export function flowFrom(cell: string, scale: FlowScale): Flow | null {
	const word = plainWord(cell);
	if (/^\d$/.test(word)) return SCALES[scale][Number(word)] ?? null;
	return flowByWord.get(word) ?? (/^[✓✔]$/.test(cell) ? 'unspecified' : null);
}

/** A column of nothing but 0 and 1 answers yes or no; any other counts from none (0) to heavy (4). */
export function flowScaleOf(cells: readonly string[]): FlowScale {
	const numbers = cells.map(plainWord).filter((word) => /^\d+$/.test(word));
	const isYesOrNo = numbers.length > 0 && numbers.every((number) => number === '0' || number === '1');
	return isYesOrNo ? 'yes-or-no' : 'none-to-heavy';
}
