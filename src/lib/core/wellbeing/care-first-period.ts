import { answerTo, ask, signal, type CareLook, type Finding } from './care-look';
import { careLimits } from './care-rules';

/** A first period that is late, or came very early. */
export function firstPeriodFindings(look: CareLook): readonly Finding[] {
	if (look.diary.about.beginning === 'not-yet' && look.episodes.length === 0) return waiting(look);
	return cameEarly(look);
}

function waiting(look: CareLook): readonly Finding[] {
	const { age } = look;
	if (age === null || age < careLimits.noPubertyAge) return [];
	const years = Math.floor(age);
	if (age >= careLimits.lateFirstPeriodAge) return [signal('no-period-15', 'late', { years })];
	const grown = answerTo(look, 'ask-body-changes');
	return [
		ask('ask-body-changes'),
		...(grown === 'no' ? [signal('no-puberty-13', 'no-changes', { years })] : []),
		...(grown === 'yes' ? sinceBreasts(look) : []),
		...(age >= careLimits.signsAge ? otherSigns(look) : [])
	];
}

function sinceBreasts(look: CareLook): readonly Finding[] {
	const long = answerTo(look, 'ask-three-years') === 'yes';
	const found = signal('no-period-3y-thelarche', 'three-years', { years: careLimits.yearsAfterBreasts });
	return [ask('ask-three-years'), ...(long ? [found] : [])];
}

function otherSigns(look: CareLook): readonly Finding[] {
	const said = answerTo(look, 'ask-signs') === 'yes';
	return [ask('ask-signs'), ...(said ? [signal('no-period-14-signs', 'signs', { years: careLimits.signsAge })] : [])];
}

// She tells whole years: she may be almost a year older than that.
function cameEarly({ age, gynaecologicalAge }: CareLook): readonly Finding[] {
	if (age === null || gynaecologicalAge === null) return [];
	const isSure = age - gynaecologicalAge + 1 <= careLimits.earlyAge;
	return isSure ? [signal('early-puberty', 'early', { years: careLimits.earlyAge })] : [];
}
