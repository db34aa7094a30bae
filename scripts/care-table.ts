/** `tsx scripts/care-table.ts`: writes docs/care-signals.md from the rules; a test holds the two together. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { careQuestions, careRules, careSources, type CareRule } from '../src/lib/core/wellbeing/care-rules';

export const careTablePath = resolve(import.meta.dirname, '../docs/care-signals.md');

const introduction = `# When Nuri says "worth asking a nurse"

Made from \`src/lib/core/wellbeing/care-rules.ts\` by \`npx tsx scripts/care-table.ts\`; a test fails where the two differ.

**Status of every rule: draft, to be signed by a clinician** before a country releases it. Until then the screen says
of each signal that a clinician has not reviewed it.

- Nothing here is a diagnosis. A signal says what she wrote down, in numbers, and whom to ask.
- Levels: \`mention\` at the next visit, \`see\` a visit, \`see-soon\` within two weeks, \`urgent\` today, \`helpline-now\` now.
- A long gap counts only once she said that nothing was missed in it; short cycles only once she said that they were
  periods. In the first year after her first period no length is judged; a gap of more than 90 days is mentioned.
- What a diary cannot hold is asked (yes, no, "rather not say"), and only where something in the diary makes it relevant.
  Her answers stay in her sealed diary and can be changed or taken back.
- Nothing about pregnancy or what she does with whom is inferred or asked. What everybody should know stands in
  "When to ask for help", without a gate of age.
- "Not now" puts a signal away for 90 days, "Somebody looked at it" for a year; a level that rises brings it back. An
  urgent one can be put away for the day alone.
`;

export function careTable(): string {
	const rules = careRules.map(ruleLine).join('\n');
	const questions = careQuestions.map(({ id, days }) => `| ${id} | ${days} days |`).join('\n');
	const sources = Object.values(careSources).map(({ name, checked }) => `| ${name} | ${checked} |`).join('\n');
	return `${introduction}
## Rules

| rule | condition | level | facts | source | not in the guidance | status |
|---|---|---|---|---|---|---|
${rules}

## Questions

| question | an answer counts for |
|---|---|
${questions}

## Sources

| source | checked |
|---|---|
${sources}
`;
}

function ruleLine(rule: CareRule): string {
	const { id, condition, level, softer, found, sources, ours } = rule;
	const levels = softer ? `${level}; ${softer.level}: ${softer.when}` : level;
	const names = sources.map((source) => careSources[source].name).join('; ');
	return `| ${id} | ${condition} | ${levels} | ${found} | ${names} | ${ours ?? ''} | draft, to be signed by a clinician |`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(careTablePath, careTable());
