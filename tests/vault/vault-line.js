/*
 * Runs in a page of the app's origin that shows none of its screens: starts the vault's own worker as the app does and
 * speaks its messages. Evaluated as text, in which %worker% stands for the worker's address.
 */
(() => {
	/** @typedef {{ ok: boolean, value?: any, failure?: any }} Outcome */

	const scope = /** @type {any} */ (globalThis);
	const rules = { createScriptURL: (/** @type {string} */ url) => url };
	const policy = scope.trustedTypes?.createPolicy('app-worker', rules) ?? rules;
	/** @type {Map<number, (outcome: Outcome) => void>} */
	const waiting = new Map();
	const worker = new Worker(policy.createScriptURL('%worker%'));
	const death = { ok: false, failure: 'the worker died' };
	let isDead = false;
	worker.onerror = () => {
		isDead = true;
		waiting.forEach((settle) => settle(death));
	};
	worker.onmessage = ({ data }) => {
		waiting.get(data.id)?.(data.kind === 'answered' ? data.outcome : { ok: false, failure: 'threw' });
		waiting.delete(data.id);
	};
	let lastId = 0;

	/**
	 * @param {string} call
	 * @param {readonly unknown[]} input
	 * @returns {Promise<Outcome>}
	 */
	function ask(call, ...input) {
		if (isDead) return Promise.resolve(death);
		return new Promise((resolve) => {
			lastId += 1;
			waiting.set(lastId, resolve);
			worker.postMessage({ id: lastId, call, input });
		});
	}

	/**
	 * Saves one text after another and reports each that was acknowledged, with the times of asking and of the answer.
	 * @param {number} from
	 * @param {number} count
	 * @param {number} generation
	 * @returns {Promise<Outcome>}
	 */
	async function saveOn(from, count, generation) {
		for (let number = from; number < from + count; number += 1) {
			const asked = Date.now();
			const saved = await ask('save', scope.vaultText(number), generation);
			if (!saved.ok) return saved;
			generation = saved.value.generation;
			scope.acknowledged?.([number, asked, Date.now()]);
		}
		return { ok: true, value: { generation } };
	}

	/**
	 * Adds lines to the diary, each by reading, changing and saving it whole; gives how often another page was first.
	 * @param {{ contents: string, generation: number }} opened
	 * @param {readonly string[]} names
	 * @returns {Promise<number>}
	 */
	async function addLines(opened, names) {
		let { contents, generation } = opened;
		let conflicts = 0;
		for (const name of names) {
			for (;;) {
				const next = `${contents}${name}\n`;
				const saved = await ask('save', next, generation);
				if (saved.ok) {
					contents = next;
					generation = saved.value.generation;
					break;
				}
				if (saved.failure?.kind !== 'changed-elsewhere') throw new Error(JSON.stringify(saved.failure));
				conflicts += 1;
				({ contents, generation } = saved.failure);
			}
		}
		return conflicts;
	}

	scope.vaultLine = { ask, saveOn, addLines };
})();
