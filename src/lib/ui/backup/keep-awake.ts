/** Keeps the screen lit while the page is seen; returns the way to let it sleep. Where the browser cannot, nothing changes. */
export function keepAwake(): () => void {
	if (!('wakeLock' in navigator)) return () => undefined;
	let lock: Promise<WakeLockSentinel | null> = Promise.resolve(null);
	// The browser takes the lock back whenever the page is hidden.
	const ask = () => {
		if (document.visibilityState === 'visible') lock = navigator.wakeLock.request('screen').catch(() => null);
	};
	document.addEventListener('visibilitychange', ask);
	ask();
	return () => {
		document.removeEventListener('visibilitychange', ask);
		void lock.then((held) => held?.release());
	};
}
