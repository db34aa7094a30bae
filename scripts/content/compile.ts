/** Turns what editors wrote into what a phone reads without parsing a text: blocks, packed entries, a search index. */
import { indexOf, type PackedSearch, type SearchDocument } from '../../src/lib/content/answer-search.ts';
import type { Answer, Block, GuidancePack, Inline, Myth, PictureWords, QuizQuestion, Tip } from '../../src/lib/content/guidance.ts';
import { packedIndex } from '../../src/lib/content/packed-index.ts';
import { plainText, type Article } from './article.ts';
import type { GuidanceSource } from './guidance-source.ts';
import { categories, sources, topics } from './vocabulary.ts';

/** All guidance of a language, but for its recordings, which are files of their own. */
export function compiledGuidance(source: GuidanceSource): GuidancePack {
	const { tag, articles, myths, quizzes, tips, pictures } = source;
	const used = new Set([...articles, ...myths, ...quizzes, ...tips].flatMap((entry) => entry.sources));
	return {
		tag,
		answers: inOrder(articles).map((article) => compiledAnswer(article, source)),
		myths: myths.map(({ ageGate, ...myth }): Myth => ({ ...myth, ...gateOf(ageGate) })),
		quizzes: quizzes.map(({ ageGate, choices, ...question }): QuizQuestion => ({
			...question,
			...gateOf(ageGate),
			choices: choices.map(({ text, why, right }) => ({ text, why, ...(right && { right }) }))
		})),
		tips: tips.map(({ ageGate, ...tip }): Tip => ({ ...tip, ...gateOf(ageGate) })),
		pictures: Object.fromEntries(Object.entries(pictures).map(([name, { alt, labels }]): [string, PictureWords] => [name, { alt, ...(labels && { labels }) }])),
		sources: Object.fromEntries(Object.entries(sources).filter(([key]) => used.has(key)))
	};
}

/** Category by category, and within one by topic: the order of shelves and of "next question". */
function inOrder(articles: readonly Article[]): readonly Article[] {
	const place = ({ category, topic }: Article) => categories.indexOf(category) * 1000 + topics.indexOf(topic);
	return [...articles].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

function compiledAnswer({ id, title, summary, category, ageGate, sources: named, illustration, status, related, when, care, diary, body }: Article, { stale }: GuidanceSource): Answer {
	return {
		id,
		title,
		summary,
		category,
		...gateOf(ageGate),
		sources: named,
		picture: illustration,
		status,
		related,
		...(when && { when }),
		...(care && { care }),
		...(diary && { diary }),
		...(stale.includes(id) && { isStale: true }),
		body: blocksOf(body)
	};
}

function gateOf(ageGate: number | undefined): { gate?: 13 | 15 } {
	return ageGate === 13 || ageGate === 15 ? { gate: ageGate } : {};
}

/** The blocks of a body; a line break within a paragraph is a space. */
export function blocksOf(body: string): readonly Block[] {
	return body
		.split(/\n\s*\n/)
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((part): Block => {
			if (part.startsWith('## ')) return ['h', inlinesOf(part.slice(3))];
			if (part.startsWith('- ')) return ['l', part.slice(2).split(/\n- /).map(inlinesOf)];
			return ['p', inlinesOf(part)];
		});
}

function inlinesOf(text: string): readonly Inline[] {
	const marks = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)/g;
	const line = text.replace(/\s+/g, ' ').trim();
	const inlines: Inline[] = [];
	let end = 0;
	for (const match of line.matchAll(marks)) {
		const [whole, strong, emphasis, words = '', to = ''] = match;
		if (match.index > end) inlines.push(line.slice(end, match.index));
		if (strong !== undefined) inlines.push(['b', strong]);
		else if (emphasis !== undefined) inlines.push(['i', emphasis]);
		else inlines.push(to.startsWith('tel:') ? ['t', to.slice(4), words] : ['a', to, words]);
		end = match.index + whole.length;
	}
	if (end < line.length) inlines.push(line.slice(end));
	return inlines;
}

/** The search over the answers of a language, ready to be packed into a file. */
export function compiledSearch({ articles, rules }: GuidanceSource): PackedSearch {
	const documents = inOrder(articles).map(
		({ id, title, asks, tags, topic, summary, body }): SearchDocument => ({
			id,
			title,
			asks: asks.join('\n'),
			tags: [...tags, topic.replace(/-/g, ' ')].join(' '),
			summary,
			body: plainText(body)
		})
	);
	return { rules, index: packedIndex(indexOf(documents, rules)) };
}
