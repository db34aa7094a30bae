/** Reads the helplines and services of `countries/<CC>/services.yaml`, and says what is wrong and where. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CountryServices } from '../../src/lib/content/services.ts';
import { serviceNeeds } from '../../src/lib/content/vocabulary.ts';
import { isFields, readYaml } from './entries.ts';
import { fieldProblems, type Fields } from './fields.ts';

const countriesRoot = resolve(import.meta.dirname, '../../countries');

const countryFields: Fields = {
	country: { is: 'text', most: 2 },
	name: { is: 'text', most: 40 },
	timeZones: { is: 'list', least: 1 },
	services: { is: 'list' }
};

const serviceFields: Fields = {
	id: { is: 'text', most: 40 },
	name: { is: 'text', most: 80 },
	call: { is: 'text', most: 20, optional: true },
	text: { is: 'text', most: 20, optional: true },
	for: { is: 'list', least: 1, of: serviceNeeds },
	free: { is: 'yes', optional: true },
	allDay: { is: 'yes', optional: true },
	hours: { is: 'anything', optional: true },
	languages: { is: 'list', least: 1, optional: true },
	source: { is: 'text', most: 80 },
	sourceYear: { is: 'text', most: 4, optional: true },
	verified: { is: 'day', optional: true },
	verifiedHow: { is: 'one-of', of: ['called', 'operator'], optional: true }
};

/** Every country that has a file of services, in the order of their codes. */
export function readServices(root = countriesRoot): { readonly countries: readonly CountryServices[]; readonly problems: readonly string[] } {
	const codes = existsSync(root) ? readdirSync(root).filter((code) => existsSync(join(root, code, 'services.yaml'))).sort() : [];
	const read = codes.map((code) => readCountry(code, join(root, code, 'services.yaml')));
	const zones = read.flatMap(({ country }) => country?.timeZones ?? []);
	const twice = zones.filter((zone, index) => zones.indexOf(zone) !== index).map((zone) => `timeZones: "${zone}" stands in two countries`);
	const ids = read.flatMap(({ country }) => country?.services.map(({ id }) => id) ?? []);
	return {
		countries: read.flatMap(({ country }) => (country ? [country] : [])),
		problems: [...read.flatMap(({ problems }) => problems), ...twice, ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `services: the id "${id}" stands there twice`)]
	};
}

function readCountry(code: string, path: string): { readonly country?: CountryServices; readonly problems: readonly string[] } {
	const place = `countries/${code}/services.yaml`;
	const { value, problem } = readYaml(path, {});
	if (problem !== undefined) return { problems: [`${place}: ${problem}`] };
	if (!isFields(value)) return { problems: [`${place}: top: must have country, name, timeZones and services`] };
	const services = Array.isArray(value.services) ? (value.services as unknown[]) : [];
	const problems = [
		...fieldProblems(value, countryFields, 'a country'),
		...(value.country === code ? [] : [`country: "${String(value.country)}" differs from the name of the folder`]),
		...services.flatMap((service, index) => serviceProblems(service).map((one) => `services: ${isFields(service) && service.id !== undefined ? String(service.id) : `number ${index + 1}`}: ${one}`))
	];
	return problems.length > 0 ? { problems: problems.map((one) => `${place}: ${one}`) } : { country: value as unknown as CountryServices, problems: [] };
}

function serviceProblems(service: unknown): string[] {
	if (!isFields(service)) return ['must have fields'];
	const numbers = [service.call, service.text].filter((number): number is string => typeof number === 'string');
	const { hours } = service;
	const isHours = isFields(hours) && [hours.from, hours.to].every((time) => typeof time === 'string' && /^(?:[01]\d|2[0-4]):[0-5]\d$/.test(time));
	return [
		...fieldProblems(service, serviceFields, 'a service'),
		...(numbers.length === 0 ? ['call: a service needs a number to call or to text'] : []),
		...numbers.filter((number) => !/^\+?[\d *#-]{2,}$/.test(number)).map((number) => `call: "${number}" is no number that a phone can call`),
		...(hours !== undefined && !isHours ? ['hours: must have from and to, such as "08:00" and "20:00"'] : []),
		...(hours !== undefined && service.allDay === true ? ['hours: it is open all day, or has hours'] : []),
		...((service.verified === undefined) === (service.verifiedHow === undefined) ? [] : ['verified: needs verifiedHow (called, operator), and the other way round'])
	];
}
