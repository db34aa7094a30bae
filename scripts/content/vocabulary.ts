/** The words that only editors use in the head of an answer. A new topic, source or drawing is one more entry here. */
export { ageGates, categories, distressKinds, moments } from '../../src/lib/content/vocabulary.ts';

/** What the answers must cover together. */
export const topics = [
	'what-is-a-period', 'first-period', 'signs-before-first', 'not-started-yet', 'cycle-explained', 'how-long', 'cycle-length', 'irregular-first-years', 'late-or-missed',
	'how-much-blood', 'heavy-period', 'colours-and-clots', 'spotting', 'discharge', 'wash-and-care', 'bath-shower-swim', 'choose-product', 'use-a-pad',
	'cloth-and-reusable', 'emergency-pad', 'tampon', 'cup', 'toxic-shock', 'dispose', 'leaks', 'period-kit', 'period-at-school', 'cramps', 'ease-pain',
	'pain-too-much', 'endometriosis', 'pms', 'pms-severe', 'food-and-iron', 'anaemia', 'sport', 'sleep', 'puberty-changes', 'body-parts', 'skin-acne', 'breasts',
	'body-image', 'moods-and-feelings', 'feel-like-dying', 'disability-and-periods', 'emergencies-and-moving', 'fgm', 'child-marriage-rights',
	'safe-and-unsafe-touch', 'online-safety', 'talk-to-an-adult', 'boys-and-periods', 'pregnancy-basics', 'see-a-health-worker'
] as const;

/** Where facts come from: the key in an answer's head → what is shown. */
export const sources: Readonly<Record<string, string>> = {
	A651: 'ACOG Committee Opinion 651 (2015)',
	A760: 'ACOG Committee Opinion 760 (2018)',
	A785: 'ACOG Committee Opinion 785 (2019)',
	PCOS: 'International evidence-based PCOS guideline, adolescents (2023)',
	FIGO18: 'FIGO systems for abnormal uterine bleeding (2018)',
	ASH18: 'ASH, heavy menstrual bleeding in adolescents (2018)',
	'NHS-H': 'NHS, heavy periods',
	'NHS-P': 'NHS, period pain',
	'NHS-D': 'NHS, vaginal discharge',
	'NHS-T': 'NHS, toxic shock syndrome',
	NHS: 'NHS',
	HSE: 'HSE, delayed periods',
	AAP: 'American Academy of Pediatrics, tampon safety',
	'UNICEF-G': 'UNICEF, Guidance on Menstrual Health and Hygiene (2019)',
	'UNICEF-M': 'UNICEF, Guide to menstrual hygiene materials (2019)',
	WaterAid: 'WaterAid, Menstrual hygiene matters (2012)',
	ITGSE: 'UNESCO, International technical guidance on sexuality education (2018)',
	'UNESCO-P': 'UNESCO, Puberty Education & Menstrual Hygiene Management (2014)',
	Cup19: 'van Eijk and others, Lancet Public Health (2019)',
	'WHO-E': 'WHO, endometriosis',
	'WHO-I': 'WHO, iron guidelines (2011, 2016)',
	'WHO-F': 'WHO, female genital mutilation',
	'WHO-PA': 'WHO, physical activity (2020)',
	WHO: 'WHO',
	CRC: 'Convention on the Rights of the Child',
	ACOG: 'ACOG',
	AASM: 'American Academy of Sleep Medicine'
};

export const illustrations = [
	'body', 'uterus', 'pad', 'cloth', 'cloth-sun', 'tampon', 'cup', 'period-pants', 'calendar', 'cramps', 'warmth', 'kit', 'help', 'school', 'food', 'sport', 'sleep', 'water', 'wash',
	'bin', 'discharge', 'blood', 'breasts', 'skin', 'feelings', 'friends', 'family', 'nurse', 'phone', 'safe', 'rights', 'wheelchair', 'moving', 'growing'
] as const;

/** Topics and answers that are open to every age and in every country: what a girl in danger needs. */
export const openTopics = ['toxic-shock', 'feel-like-dying', 'safe-and-unsafe-touch', 'heavy-period', 'fgm', 'child-marriage-rights', 'online-safety'] as const satisfies readonly (typeof topics)[number][];
export const openToAll = ['when-pain-is-urgent', 'i-am-afraid-i-am-pregnant', 'where-can-i-get-help', 'is-the-app-a-contraceptive'] as const;
