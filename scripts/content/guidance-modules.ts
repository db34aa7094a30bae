/** The text of each module of guidance, made from what editors wrote. What is wrong in a source is told all at once. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compiledGuidance, compiledSearch } from './compile.ts';
import { withCountryRules } from './country-rules.ts';
import { distressPrefix, guidancePrefix, loadersId, picturesId, searchPrefix, servicesId } from './guidance-names.ts';
import { distressTags, guidanceTags, readDistress, readGuidance } from './guidance-source.ts';
import { readPictureFiles } from './pictures.ts';
import { readServices } from './services.ts';
import { illustrations } from './vocabulary.ts';

const top = resolve(import.meta.dirname, '../..');
const locales = join(top, 'locales');
const pictureFolder = join(top, 'src/lib/content/pictures');
const countries = join(top, 'countries');

export interface GuidanceModule {
	readonly code: string;
	/** Files that it is made from. */
	readonly files: readonly string[];
}

export function moduleNamed(name: string): GuidanceModule {
	if (name === loadersId) return { code: loadersModule(), files: [] };
	if (name === picturesId) return { code: dataModule(checkedPictures()), files: filesIn(pictureFolder) };
	if (name === servicesId) return { code: dataModule(checked(readServices(countries), ({ countries: read }) => read)), files: filesIn(countries) };
	const tag = name.slice(name.indexOf('/') + 1);
	const files = filesIn(join(locales, tag));
	if (name.startsWith(distressPrefix)) return { code: dataModule(checked(readDistress(join(locales, tag, 'distress.yaml')), ({ value }) => value)), files };
	const source = checked(withCountryRules(readGuidance(tag, locales), join(countries, process.env.NURI_COUNTRY ?? '-')), (report) => report.source);
	return { code: name.startsWith(searchPrefix) ? dataModule(compiledSearch(source)) : withRecordings(dataModule(compiledGuidance(source)), source.recordings), files };
}

function checked<Report extends { readonly problems: readonly string[] }, Value>(report: Report, value: (report: Report) => Value): Value {
	if (report.problems.length > 0) throw new Error(`the guidance has ${report.problems.length} problems:\n${report.problems.join('\n')}`);
	return value(report);
}

function checkedPictures(): unknown {
	const { pictures: read, problems } = readPictureFiles(pictureFolder);
	const missing = illustrations.filter((name) => !(name in read)).map((name) => `${name}.svg: is missing`);
	return checked({ problems: [...problems, ...missing] }, () => read);
}

function loadersModule(): string {
	const table = (tags: readonly string[], prefix: string) => `{${tags.map((tag) => `${JSON.stringify(tag)}: () => import(${JSON.stringify(prefix + tag)})`).join(',')}}`;
	return `export const guidanceLoaders = ${table(guidanceTags(locales), guidancePrefix)};
export const searchLoaders = ${table(guidanceTags(locales), searchPrefix)};
export const distressLoaders = ${table(distressTags(locales), distressPrefix)};`;
}

/** JSON in a string is read faster than the same written as a program. */
function dataModule(data: unknown): string {
	const text = JSON.stringify(data).replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\u2028|\u2029/g, ' ');
	return `export default JSON.parse('${text}');`;
}

// Recordings are files of their own, with the name that the build gives them.
function withRecordings(module: string, recordings: Readonly<Record<string, string>>): string {
	const named = Object.entries(recordings);
	if (named.length === 0) return module;
	const imports = named.map(([, file], index) => `import recording${index} from ${JSON.stringify(`${file}?url`)};`);
	const table = named.map(([id], index) => `${JSON.stringify(id)}: recording${index}`);
	return `${imports.join('\n')}\n${module.replace('export default ', 'const pack = ')}\nexport default { ...pack, recordings: {${table.join(', ')}} };`;
}

function filesIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}
