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
	var offered = (root.getAttribute('data-languages') || '').split(' ');
	var wanted = [stored('language')].concat(navigator.languages || [navigator.language]);
	for (var index = 0; index < wanted.length; index++) {
		var tag = String(wanted[index] || '').toLowerCase();
		var match = offered.indexOf(tag) >= 0 ? tag : tag.split('-')[0];
		if (offered.indexOf(match) < 0) continue;
		if (match !== root.lang) location.replace(base + match + '/');
		return;
	}
})();
