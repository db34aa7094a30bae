/** `npm run evaluate:ask [-- --missed]`: how well the question box answers what girls may ask, and recognises distress. */
import { answered, leftAlone, recognised, type Counted, type Part } from './evaluation/questions/asking';

const showsMissed = process.argv.includes('--missed');

function line(what: string, part: Part, { of, hits, missed }: Counted): void {
	process.stdout.write(`${part}: ${what}: ${hits} of ${of} (${((100 * hits) / of).toFixed(1)} %)\n`);
	if (showsMissed) missed.forEach((text) => process.stdout.write(`    ${text}\n`));
}

for (const part of ['tuning', 'measured'] as const) {
	line('a right answer among the first three', part, answered(part));
	line('distress recognised', part, recognised(part));
	line('ordinary questions left alone', part, leftAlone(part));
}
line('distress recognised', 'veiled', recognised('veiled'));
