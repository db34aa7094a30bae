import type backup from '../../../locales/en/ui/backup.json';
import type calendar from '../../../locales/en/ui/calendar.json';
import type calm from '../../../locales/en/ui/calm.json';
import type care from '../../../locales/en/ui/care.json';
import type common from '../../../locales/en/ui/common.json';
import type day from '../../../locales/en/ui/day.json';
import type exporting from '../../../locales/en/ui/export.json';
import type failure from '../../../locales/en/ui/failure.json';
import type forecast from '../../../locales/en/ui/forecast.json';
import type help from '../../../locales/en/ui/help.json';
import type importing from '../../../locales/en/ui/import.json';
import type languages from '../../../locales/en/ui/languages.json';
import type learn from '../../../locales/en/ui/learn.json';
import type lock from '../../../locales/en/ui/lock.json';
import type look from '../../../locales/en/ui/look.json';
import type me from '../../../locales/en/ui/me.json';
import type nurse from '../../../locales/en/ui/nurse.json';
import type pattern from '../../../locales/en/ui/pattern.json';
import type pictures from '../../../locales/en/ui/pictures.json';
import type protect from '../../../locales/en/ui/protect.json';
import type reading from '../../../locales/en/ui/reading.json';
import type reminders from '../../../locales/en/ui/reminders.json';
import type safety from '../../../locales/en/ui/safety.json';
import type start from '../../../locales/en/ui/start.json';
import type today from '../../../locales/en/ui/today.json';
import type tour from '../../../locales/en/ui/tour.json';
import type transfer from '../../../locales/en/ui/transfer.json';
import type { PluralCategory } from './plural-rules';

interface Source {
	backup: typeof backup;
	calendar: typeof calendar;
	calm: typeof calm;
	care: typeof care;
	common: typeof common;
	day: typeof day;
	export: typeof exporting;
	failure: typeof failure;
	forecast: typeof forecast;
	help: typeof help;
	import: typeof importing;
	languages: typeof languages;
	learn: typeof learn;
	lock: typeof lock;
	look: typeof look;
	me: typeof me;
	nurse: typeof nurse;
	pattern: typeof pattern;
	pictures: typeof pictures;
	protect: typeof protect;
	reading: typeof reading;
	reminders: typeof reminders;
	safety: typeof safety;
	start: typeof start;
	today: typeof today;
	tour: typeof tour;
	transfer: typeof transfer;
}

type WithoutPlural<K extends string> = K extends `${infer Base}_${PluralCategory}` ? Base : K;
type Paths<T> = {
	[K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** Every dotted message key of the English pack; the first part is the file under `locales/en/ui/`. */
export type MessageKey = Paths<Source>;
