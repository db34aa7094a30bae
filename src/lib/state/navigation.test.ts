import { expect, it } from 'vitest';
import { parseCalendarDate, type CalendarDate } from '$lib/core/calendar/calendar-date';
import { Navigation } from './navigation.svelte';
import { Onboarding } from './onboarding.svelte';

const date = parseCalendarDate('2026-03-20') as CalendarDate;

function navigationWithHistory() {
	const pushed: number[] = [];
	let backs = 0;
	const navigation = new Navigation({ push: (depth) => pushed.push(depth), back: () => (backs += 1) });
	return { navigation, pushed, backs: () => backs };
}

it('tells the history how many layers are open and never which', () => {
	const { navigation, pushed } = navigationWithHistory();
	navigation.open({ kind: 'day', date });
	navigation.open({ kind: 'language' });
	expect(pushed).toEqual([1, 2]);
});

it('closes the topmost layer when the history goes back', () => {
	const { navigation, backs } = navigationWithHistory();
	navigation.open({ kind: 'day', date });
	navigation.open({ kind: 'language' });
	navigation.close();
	expect(backs()).toBe(1);
	navigation.settle(1);
	expect(navigation.top?.kind).toBe('day');
	navigation.settle(0);
	expect(navigation.top).toBe(undefined);
});

it('asks for one step back for one layer, however often it is told to close', () => {
	const { navigation, backs } = navigationWithHistory();
	navigation.open({ kind: 'day', date });
	navigation.close();
	navigation.close();
	navigation.close();
	expect(backs()).toBe(1);
	navigation.settle(0);
	navigation.close();
	expect(backs()).toBe(1);
	navigation.open({ kind: 'day', date });
	navigation.close();
	expect(backs()).toBe(2);
});

it('opens nothing when the history goes forward to layers that are gone', () => {
	const { navigation } = navigationWithHistory();
	navigation.settle(2);
	expect(navigation.top).toBe(undefined);
	navigation.close();
});

it('closes what was opened after the layers were taken away, or after going forward to some that are gone', () => {
	const { navigation, pushed } = navigationWithHistory();
	navigation.open({ kind: 'erase' });
	navigation.reset();
	navigation.open({ kind: 'day', date });
	expect(pushed).toEqual([1, 2]);
	navigation.settle(1);
	expect(navigation.top).toBe(undefined);
	navigation.settle(0);
	navigation.settle(2);
	navigation.open({ kind: 'day', date });
	expect(pushed).toEqual([1, 2, 3]);
	navigation.settle(2);
	expect(navigation.top).toBe(undefined);
});

it('asks a girl who has not started for no dates', () => {
	const onboarding = new Onboarding();
	onboarding.answer('not-yet');
	expect(onboarding.step).toBe('about');
	onboarding.age = 11;
	const diary = onboarding.diary(date, 'code');
	expect(diary.about).toEqual({ beginning: 'not-yet', age: { years: 11, saidOn: date } });
	expect(diary.days.size).toBe(0);
});

it('logs the day she chose and no day that she did not', () => {
	const onboarding = new Onboarding();
	onboarding.answer('started');
	onboarding.lastOnset = date;
	onboarding.forward();
	expect(onboarding.step).toBe('about');
	const diary = onboarding.diary(date, 'code');
	expect([...diary.days.keys()]).toEqual([date]);
	expect(diary.days.get(date)?.flow).toBe('unspecified');
});

it('forgets the date when she goes back and says that she has not started', () => {
	const onboarding = new Onboarding();
	onboarding.answer('started');
	onboarding.lastOnset = date;
	expect(onboarding.back()).toBe(true);
	onboarding.answer('not-yet');
	expect(onboarding.diary(date, 'code').days.size).toBe(0);
	expect(onboarding.back()).toBe(true);
	expect(onboarding.back()).toBe(false);
});
