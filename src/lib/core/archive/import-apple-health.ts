import type { Flow } from '../diary/flow';
import type { ImportGathering } from './import-gathering';

const CATEGORY = '<Record type="HKCategoryTypeIdentifier';
const TEMPERATURE = '<Record type="HKQuantityTypeIdentifierBasalBodyTemperature"';

/** Longest start tag that is looked at: real ones are a tenth of it. */
const LONGEST_TAG = 4000;

const AMOUNTS: Readonly<Record<string, Flow>> = {
	Unspecified: 'unspecified',
	Light: 'light',
	Medium: 'medium',
	Heavy: 'heavy',
	None: 'none'
};
const FEELINGS: Readonly<Record<string, string>> = {
	AbdominalCramps: 'cramps',
	Headache: 'headache',
	LowerBackPain: 'backache',
	Bloating: 'bloated',
	BreastPain: 'sore breasts',
	Acne: 'acne',
	Nausea: 'nausea',
	Fatigue: 'fatigue',
	Constipation: 'constipation',
	Diarrhea: 'diarrhea',
	Vomiting: 'vomiting',
	Dizziness: 'dizziness',
	Fainting: 'fainting',
	Fever: 'fever',
	ShortnessOfBreath: 'shortness of breath'
};
const NOT_ASKED =
	/^(Sexual|Ovulation|Cervical|Pregnan|Progesterone|Contraceptive|Lactation|InfrequentMenstrual|IrregularMenstrual|PersistentIntermenstrual|ProlongedMenstrual)/;
const NO_PLACE =
	/^(MoodChanges|AppetiteChanges|BladderIncontinence|Chills|DrySkin|HairLoss|HotFlashes|MemoryLapse|NightSweats|PelvicPain|SleepChanges|VaginalDryness|LossOfSmell)/;

/** Whether a text is this export; its long list of document types comes before the first element. */
export function isAppleHealth(text: string): boolean {
	return text.slice(0, 200_000).includes('<HealthData');
}

/** Whether the end of the file is there. */
export function isWholeAppleHealth(text: string): boolean {
	return text.slice(-1000).includes('</HealthData>');
}

/**
 * Scans an export for what is about the cycle, in time linear in its length and without building a document. The day
 * is the local part of `startDate`. Steps, sleep and the like are passed over and not counted.
 */
export function readAppleHealth(text: string, into: ImportGathering): void {
	let found = text.indexOf(CATEGORY);
	while (found !== -1) {
		into.place += 1;
		readRecord(text.slice(found + CATEGORY.length, found + LONGEST_TAG), into);
		found = text.indexOf(CATEGORY, found + CATEGORY.length);
	}
	for (let at = text.indexOf(TEMPERATURE); at !== -1; at = text.indexOf(TEMPERATURE, at + 1)) into.skip('not-asked');
}

function readRecord(tag: string, into: ImportGathering): void {
	const type = tag.slice(0, tag.indexOf('"'));
	const feeling = Object.prototype.hasOwnProperty.call(FEELINGS, type) ? FEELINGS[type] : undefined;
	if (type === 'MenstrualFlow' || type === 'VaginalBleeding') readFlow(tag, into);
	else if (type === 'IntermenstrualBleeding') readSpotting(tag, into);
	else if (feeling !== undefined) readFeeling(tag, feeling, into);
	else if (NOT_ASKED.test(type)) into.skip('not-asked');
	else if (NO_PLACE.test(type)) into.skip('no-place');
}

function readFlow(tag: string, into: ImportGathering): void {
	const date = into.day(attribute(tag, 'startDate'));
	const value = attribute(tag, 'value');
	const flow = AMOUNTS[/(Unspecified|Light|Medium|Heavy|None)$/.exec(value)?.[1] ?? ''];
	if (date && flow) into.flow(date, flow);
	else if (date) into.refuse('unknown-flow', value);
}

function readSpotting(tag: string, into: ImportGathering): void {
	const date = into.day(attribute(tag, 'startDate'));
	if (date) into.flow(date, 'spotting');
}

function readFeeling(tag: string, name: string, into: ImportGathering): void {
	if (/NotPresent$/.test(attribute(tag, 'value'))) return;
	const date = into.day(attribute(tag, 'startDate'));
	if (date) into.feeling(date, name);
}

// Reads attribute by attribute, so that what stands inside a value is never taken for a name.
function attribute(tag: string, name: string): string {
	const pair = /\s*([\w:.-]*)="([^"]*)"/y;
	pair.lastIndex = tag.indexOf('"') + 1;
	for (let match = pair.exec(tag); match; match = pair.exec(tag)) if (match[1] === name) return match[2] ?? '';
	return '';
}
