import { derivations } from '../crypto/derivations';
import type { Derivations } from '../crypto/key-derivation';

// The second script of the vault's worker, which loads it while the code is being typed.
(self as { nuriDerivations?: Derivations }).nuriDerivations = derivations;
