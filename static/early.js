// Runs before the first paint: the look she chose, no flash of the welcome page for somebody who has a diary, and the
// start page in her language. Reads only choices that belong to the phone; kept plain so that any browser parses it.
(function () {
	var root = document.documentElement;
	var stored = function (name) {
		try {
			return localStorage.getItem('nuri.' + name);
		} catch (refused) {
			return null;
		}
	};
	var look = stored('appearance');
	if (look === 'light' || look === 'dark') root.setAttribute('data-appearance', look);
	var size = stored('text-size');
	if (['115', '130', '150', '200'].indexOf(size) >= 0) root.setAttribute('data-text', size);
	if (stored('known')) root.setAttribute('data-known', '');

	var base = new URL('.', document.currentScript.src).pathname;
	if (location.pathname !== base && location.pathname !== base + 'index.html') return;
	// A tag, or an older code of one: 'es-MX', 'tl=fil'. The first language she understands that ships is taken, an exact
	// tag before the bare language ('es-PE' finds 'es').
	var tags = {};
	(root.getAttribute('data-languages') || '').split(' ').forEach(function (entry) {
		tags[entry.split('=')[0].toLowerCase()] = entry.split('=').pop();
	});
	var wanted = [stored('language')].concat(navigator.languages || [navigator.language]);
	for (var index = 0; index < wanted.length; index++) {
		var asked = String(wanted[index] || '').toLowerCase().replace(/_/g, '-');
		var match = tags[asked] || tags[asked.split('-')[0]];
		if (!match) continue;
		if (match !== root.lang) location.replace(base + match + '/');
		return;
	}
})();
