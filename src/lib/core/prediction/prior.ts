import { GRID_SIZE, logIrregularities, typicalLogLengths } from './grid';
import type { ModelParameters } from './parameters';

/**
 * ln of the prior density of (m, ln sigma) at each grid point, up to one constant for the whole grid:
 * ln sigma ~ (1 - wI) N(aS, bS) + wI N(aS + dI, bS),
 * m | sigma ~ N(m0 + cMS (ln sigma - aS), tau e^(tpow (ln sigma - aS))); N(mean, standard deviation).
 */
export function logPrior(parameters: ModelParameters): Float64Array {
	const lengths = typicalLogLengths;
	const density = new Float64Array(GRID_SIZE);
	logIrregularities.forEach((logSigma, row) => {
		const excess = logSigma - parameters.irregularity;
		const mean = parameters.centre + parameters.centreSlope * excess;
		const spread = parameters.centreSpread * Math.exp(parameters.centreSpreadSlope * excess);
		const ofSigma = Math.log(irregularityDensity(excess, parameters)) - Math.log(spread);
		const start = row * lengths.length;
		for (let index = 0; index < lengths.length; index++) {
			const z = (lengths[index]! - mean) / spread;
			density[start + index] = ofSigma - (z * z) / 2;
		}
	});
	return density;
}

// Both parts have the same standard deviation, so its constant factor cancels in the normalisation.
function irregularityDensity(excess: number, parameters: ModelParameters): number {
	const regular = excess / parameters.irregularitySpread;
	const irregular = (excess - parameters.irregularShift) / parameters.irregularitySpread;
	const share = parameters.irregularShare;
	return (1 - share) * Math.exp((-regular * regular) / 2) + share * Math.exp((-irregular * irregular) / 2);
}
