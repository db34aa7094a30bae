import { describe, expect, it } from 'vitest';
import { flows } from '../diary/flow';
import { flowFrom, flowScaleOf } from './flow-words';

describe('an amount as written', () => {
	it.each(flows)('knows its own name %s', (flow) => {
		expect(flowFrom(flow, 'none-to-heavy')).toBe(flow);
	});

	it.each([
		['Light', 'light'],
		['VERY HEAVY', 'heavy'],
		['Manchado', 'spotting'],
		['ligero', 'light'],
		['Ligéro', 'light'],
		['medio', 'medium'],
		['abundante', 'heavy'],
		['sí', 'unspecified'],
		['No', 'none'],
		['خفيف', 'light'],
		['خفيفة', 'light'],
		['مُتَوَسِّط', 'medium'],
		['غزيـر', 'heavy'],
		['تنقيط', 'spotting'],
		['لا شيء', 'none'],
		['٣', 'medium'],
		['✓', 'unspecified']
	])('%s is %s', (text, flow) => {
		expect(flowFrom(text, 'none-to-heavy')).toBe(flow);
	});

	it('numbers count from none to heavy', () => {
		expect(['0', '1', '2', '3', '4', '5', '10'].map((text) => flowFrom(text, 'none-to-heavy'))).toEqual([
			'none',
			'spotting',
			'light',
			'medium',
			'heavy',
			null,
			null
		]);
		expect(['0', '3', '4'].map((text) => flowFrom(text, 'spotting-to-heavy'))).toEqual(['spotting', 'heavy', null]);
	});

	it('nothing but 0 and 1 answers yes or no', () => {
		expect(flowScaleOf(['0', '1', '1'])).toBe('yes-or-no');
		expect(flowScaleOf(['0', '1', '2'])).toBe('none-to-heavy');
		expect(flowScaleOf([])).toBe('none-to-heavy');
		expect(flowFrom('1', 'yes-or-no')).toBe('unspecified');
	});

	it('anything else is no amount', () => {
		const others = ['cramps', '', 'constructor', '__proto__', '-'];
		expect(others.filter((text) => flowFrom(text, 'none-to-heavy') !== null)).toEqual([]);
	});
});
