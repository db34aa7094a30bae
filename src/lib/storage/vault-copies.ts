import { sameBytes } from '../crypto/encoding';
import type { RandomSource } from '../crypto/random';
import { failed, success, type Result } from '../core/result';
import { formatContainer, type Container } from './container';
import type { CopyStore } from './copy-store';
import { newestFirst, surveyOf, type JudgedCopy, type Keeper, type KeeperReading, type Survey } from './survey';
import type { StorageFailure, VaultNotice } from './vault-types';

/** How much of what was stored before a write leaves behind; `every-place`: nothing. */
export type Extent = 'spare-place' | 'every-place';

/** Where the copies of a vault are kept. */
export interface Keepers {
	readonly primary: CopyStore;
	readonly mirror: CopyStore;
	/** A mirror that this browser used before: read, and wiped once the vault is whole without it. */
	readonly former: CopyStore | null;
}

/** A survey, with the keepers that could not be asked; they are not written to. */
export interface Findings extends Survey {
	readonly silent: readonly Keeper[];
}

/** Reads every copy and judges them. Fails when a keeper is silent and the others hold nothing that could be opened. */
export async function examine(keepers: Keepers, random: RandomSource): Promise<Result<Findings, 'storage-refused'>> {
	const readings: KeeperReading[] = [];
	const silent: Keeper[] = [];
	for (const keeper of ['primary', 'mirror', 'former'] as const) {
		const reading = await keepers[keeper]?.read();
		if (reading?.ok) readings.push({ keeper, ...reading.value });
		else if (reading !== undefined) silent.push(keeper);
	}
	const survey = surveyOf(readings, random);
	// Silence proves neither that nothing is there nor that what is there is lost.
	if (silent.length > 0 && (survey.presence === 'none' || survey.presence === 'damaged')) return failed('storage-refused');
	return success({ ...survey, silent });
}

/** The first write of a vault, into places that were all found empty. On failure nothing is left behind. */
export async function writeFirst(
	keepers: Keepers,
	container: Container
): Promise<Result<readonly VaultNotice[], StorageFailure>> {
	const bytes = formatContainer(container);
	const primary = await keepers.primary.write(0, bytes);
	if (!primary.ok) {
		await keepers.primary.discard(0);
		return primary;
	}
	const mirrored = await writePlaces(keepers.mirror, placesOf(keepers.mirror), bytes);
	if (!mirrored.ok && mirrored.failure === 'storage-full') {
		for (const place of placesOf(keepers.mirror)) await keepers.mirror.discard(place);
		await keepers.primary.discard(0);
		return mirrored;
	}
	return success(mirrored.ok && keepers.mirror.isSeparate ? [] : ['no-mirror']);
}

/**
 * Replaces an examined vault: first the mirror's place that does not hold the newest copy, then the primary store. When
 * either fails, what was stored before is whole and still the newest. `every-place`: nothing of the old may remain, so
 * the mirror's other places follow.
 */
export async function writeNext(
	keepers: Keepers,
	findings: Findings,
	container: Container,
	extent: Extent
): Promise<Result<void, StorageFailure>> {
	const bytes = formatContainer(container);
	const places = writablePlaces(findings, 'mirror');
	const spare = isOnlyCopy(findings, 'mirror', places[0]) ? undefined : places[0];
	const mirrored = spare === undefined ? failed('storage-refused' as const) : await keepers.mirror.write(spare, bytes);
	if (!mirrored.ok && mirrored.failure === 'storage-full') return undone(keepers, spare, mirrored);
	const primary = await writePrimary(keepers, findings, bytes);
	if (primary === 'silent') return mirrored;
	if (!primary.ok) return undone(keepers, spare, primary);
	if (extent === 'every-place') await overwriteRest(keepers.mirror, places.slice(1), bytes);
	return success(undefined);
}

/**
 * Makes every store hold the surveyed vault again, after it was opened and found authentic. What cannot be mended is no
 * reason to keep her out; it shows in the notices.
 */
export async function mend(
	keepers: Keepers,
	findings: Findings,
	bytes: Uint8Array
): Promise<readonly VaultNotice[]> {
	let mended = false;
	let mirrored = keepers.mirror.isSeparate && !findings.silent.includes('mirror');
	for (const keeper of ['primary', 'mirror'] as const) {
		const places = placesToMend(findings, keeper, bytes);
		if (places.length === 0) continue;
		const written = await writePlaces(keepers[keeper], places, bytes);
		if (!written.ok) mirrored = mirrored && keeper === 'mirror' && holdsCurrent(findings, keeper, bytes);
		else if (needsNotice(findings, keeper, bytes)) mended = true;
	}
	if (findings.silent.includes('primary') || writablePlaces(findings, 'mirror').length === 0) mirrored = false;
	if (mirrored) await keepers.former?.wipe();
	return [...(mended ? (['mended-from-copy'] as const) : []), ...(mirrored ? [] : (['no-mirror'] as const))];
}

async function writePrimary(
	keepers: Keepers,
	findings: Findings,
	bytes: Uint8Array
): Promise<Result<void, StorageFailure> | 'silent'> {
	const [place] = writablePlaces(findings, 'primary');
	return place === undefined ? 'silent' : keepers.primary.write(place, bytes);
}

async function undone(
	keepers: Keepers,
	spare: number | undefined,
	failure: Result<void, StorageFailure>
): Promise<Result<void, StorageFailure>> {
	if (spare !== undefined) await keepers.mirror.discard(spare);
	return failure;
}

async function overwriteRest(store: CopyStore, places: readonly number[], bytes: Uint8Array): Promise<void> {
	for (const place of places) {
		const written = await store.write(place, bytes);
		if (!written.ok) await store.discard(place);
	}
}

async function writePlaces(
	store: CopyStore,
	places: readonly number[],
	bytes: Uint8Array
): Promise<Result<void, StorageFailure>> {
	for (const place of places) {
		const written = await store.write(place, bytes);
		if (!written.ok) return written;
	}
	return success(undefined);
}

/** Places that may be written, the least worth keeping first. Never those of another vault or a later release. */
function writablePlaces(findings: Findings, keeper: Keeper): readonly number[] {
	const own = findings.copies.filter((copy) => copy.keeper === keeper);
	const oldestFirst = [...newestFirst(own)].reverse().filter((copy) => !isBroken(copy, findings));
	return [...own.filter((copy) => isBroken(copy, findings)), ...oldestFirst].map((copy) => copy.place);
}

/** Broken places; and where none holds the current bytes, one that may be written. */
function placesToMend(findings: Findings, keeper: Keeper, bytes: Uint8Array): readonly number[] {
	const own = findings.copies.filter((copy) => copy.keeper === keeper);
	const broken = own.filter((copy) => isBroken(copy, findings)).map((copy) => copy.place);
	if (broken.length > 0 || holdsCurrent(findings, keeper, bytes)) return broken;
	return writablePlaces(findings, keeper).slice(0, 1);
}

/** A spare place that a save which was taken back left empty is no damage. */
function needsNotice(findings: Findings, keeper: Keeper, bytes: Uint8Array): boolean {
	const own = findings.copies.filter((copy) => copy.keeper === keeper);
	const damaged = own.some((copy) => copy.standing !== 'empty' && isBroken(copy, findings));
	return damaged || !holdsCurrent(findings, keeper, bytes);
}

/** Whether a place holds nothing, or less than the other copies know. */
function isBroken(copy: JudgedCopy, findings: Findings): boolean {
	if (copy.standing === 'empty' || copy.standing === 'damaged') return true;
	if (copy.standing !== 'readable') return false;
	return copy.container?.slots.some((slot, index) => !slot.whole && findings.current?.slots[index]?.whole) ?? false;
}

/** Whether a place holds the only copy that can be read: writing over it in place could lose everything. */
function isOnlyCopy(findings: Findings, keeper: Keeper, place: number | undefined): boolean {
	const readable = newestFirst(findings.copies);
	return readable.length === 1 && readable[0]?.keeper === keeper && readable[0].place === place;
}

function holdsCurrent(findings: Findings, keeper: Keeper, bytes: Uint8Array): boolean {
	return newestFirst(findings.copies).some(
		(copy) => copy.keeper === keeper && copy.bytes !== null && sameBytes(copy.bytes, bytes)
	);
}

function placesOf(store: CopyStore): readonly number[] {
	return Array.from({ length: store.places }, (_, place) => place);
}
