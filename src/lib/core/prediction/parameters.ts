/** The constants of the model at one moment of a girl's life; the symbol of the written model stands first. */
export interface ModelParameters {
	/** m0: centre of ln(typical length in days) at typical irregularity. */
	readonly centre: number;
	/** aS: centre of ln sigma. */
	readonly irregularity: number;
	/** bS: standard deviation of ln sigma. */
	readonly irregularitySpread: number;
	/** wI: share of clearly irregular girls. */
	readonly irregularShare: number;
	/** dI: by how much their ln sigma is larger. */
	readonly irregularShift: number;
	/** cMS: change of the centre per unit of ln sigma. */
	readonly centreSlope: number;
	/** tau: standard deviation of m between girls. */
	readonly centreSpread: number;
	/** tpow: growth of ln tau per unit of ln sigma. */
	readonly centreSpreadSlope: number;
	/** lkap: ln kappa, the ratio of the right scale to the left one. */
	readonly logSkew: number;
	/** e0: log odds that a cycle is a long (mostly anovulatory) one. */
	readonly longLogOdds: number;
	/** e1: change of those log odds per unit of ln sigma. */
	readonly longSlope: number;
	/** dl: by how much the log length of a long cycle is larger. */
	readonly longShift: number;
	/** sl: scale of the log length of a long cycle. */
	readonly longScale: number;
	/** sh: share of very short intervals, uniform on 10 to 22 days. */
	readonly shortShare: number;
	/** fl: share of anything at all, uniform on 8 to 150 days. */
	readonly anyShare: number;
	/** rho: how much of what was learnt survives one cycle. */
	readonly memory: number;
}

/** Ages in years at the last onset; both may be unknown. */
export interface Ages {
	readonly age?: number | undefined;
	/** Years since the first period. */
	readonly gynaecologicalAge?: number | undefined;
}

/** Fitted to cycle lengths of two natural-family-planning cohorts (Fehring/Marquette; Creighton/Utah). */
const adult: ModelParameters = {
	centre: 3.34669,
	irregularity: -2.79601,
	irregularitySpread: 0.27901,
	irregularShare: 0.09521,
	irregularShift: 0.9319,
	centreSlope: 0.16639,
	centreSpread: 0.06413,
	centreSpreadSlope: 0.3443,
	logSkew: 0.28367,
	longLogOdds: -4.14765,
	longSlope: 1.15066,
	longShift: 0.20364,
	longScale: 0.2372,
	shortShare: 0.001,
	anyShare: 0.002,
	memory: 0.95846
};

/**
 * Where girls settle years after the first period. Fitted to a simulator calibrated to published adolescent statistics
 * (WHO multicentre study 1986; Flug 1984; Legro 2000; Harley 2024; Peña 2018; ACOG Committee Opinion 651).
 */
const matureTeen: ModelParameters = {
	centre: 3.37357,
	irregularity: -2.578,
	irregularitySpread: 0.41854,
	irregularShare: 0.10421,
	irregularShift: 0.9319,
	centreSlope: 0.16639,
	centreSpread: 0.10115,
	centreSpreadSlope: 0.3443,
	logSkew: 0.11263,
	longLogOdds: -2.53966,
	longSlope: 1.15066,
	longShift: 0.27094,
	longScale: 0.30718,
	shortShare: 0.00357,
	anyShare: 0.002,
	memory: 0.96311
};

/** What is added at the first period and fades with e^(-g / 1.5 years). Same sources as the teen limit. */
const immaturity: Partial<ModelParameters> = {
	centre: 0.06425,
	irregularity: 0.57294,
	longLogOdds: 2.224,
	longShift: 0.08782,
	shortShare: 0.01967
};

const FADING_YEARS = 1.5;
/** Usual age at the first period, used to get an age from g. */
const USUAL_MENARCHE_AGE = 12.4;
/** The model's constant for g from an age is another one than that for an age from g. */
const MENARCHE_AGE_FOR_UNKNOWN_G = 12.6;
const SMALLEST_DERIVED_G = 0.3;
const AGE_WHEN_NOTHING_IS_KNOWN = 25;
/** Change of the adult centre for each year above or below 28, in log days. */
const CENTRE_PER_YEAR = -0.00193;

/**
 * The constants as they were `yearsAgo` before the last onset: cross-faded from teen to adult between 18 and 24 years,
 * the teen ones by gynaecological age.
 */
export function parametersAt(ages: Ages, yearsAgo: number): ModelParameters {
	const age = Math.max(ageOf(ages) - yearsAgo, 0);
	const adulthood = clamp((age - 18) / 6, 0, 1);
	const fading = Math.exp(-gynaecologicalAgeAt(ages, age, yearsAgo) / FADING_YEARS);
	const mixed = crossFaded(adulthood, fading);
	return { ...mixed, centre: mixed.centre + adulthood * CENTRE_PER_YEAR * (clamp(age, 18, 45) - 28) };
}

function ageOf({ age, gynaecologicalAge }: Ages): number {
	if (age !== undefined) return age;
	return gynaecologicalAge === undefined ? AGE_WHEN_NOTHING_IS_KNOWN : USUAL_MENARCHE_AGE + gynaecologicalAge;
}

function gynaecologicalAgeAt({ gynaecologicalAge }: Ages, age: number, yearsAgo: number): number {
	if (gynaecologicalAge !== undefined) return Math.max(gynaecologicalAge - yearsAgo, 0);
	return Math.max(age - MENARCHE_AGE_FOR_UNKNOWN_G, SMALLEST_DERIVED_G);
}

function crossFaded(adulthood: number, fading: number): ModelParameters {
	const mixed: { -readonly [Name in keyof ModelParameters]: number } = { ...adult };
	for (const name of Object.keys(adult) as (keyof ModelParameters)[]) {
		const teen = matureTeen[name] + fading * (immaturity[name] ?? 0);
		mixed[name] = adulthood * adult[name] + (1 - adulthood) * teen;
	}
	return mixed;
}

function clamp(value: number, low: number, high: number): number {
	return Math.min(Math.max(value, low), high);
}
