import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { distressIn } from '../../src/lib/content/distress';
import { distressTags, readDistress } from './guidance-source';
import { packTags, isOverlay } from '../language-packs-plugin';

const locales = join(import.meta.dirname, '../../locales');
const wordsOf = (tag: string) => readDistress(join(locales, tag, 'distress.yaml')).value;

/** Written with other words around, other accents and other case than the lists have. */
const samples: Readonly<Record<string, readonly [selfHarm: string, violence: string, ordinary: string]>> = {
	es: ['A veces QUIERO MORIRME de verdad', 'mi padrastro entra en mi cuarto por la noche', '¿Cuántos días dura la regla?'],
	fr: ["j'ai plus envie de vivre", 'mon oncle il me touche la nuit', 'Est-ce que je peux nager ?'],
	pt: ['às vezes não quero viver', 'o meu padrasto entra no meu quarto', 'posso nadar com a menstruação?'],
	ru: ['я больше НЕ ХОЧУ ЖИТЬ', 'отчим трогает меня ночью', 'можно ли плавать в месячные'],
	uk: ['я більше не хочу жити', "вітчим б'є мене щодня", 'чи можна плавати під час місячних'],
	id: ['aku udah ga mau hidup lagi', 'pamanku suka masuk kamarku malam malam', 'boleh berenang waktu haid?'],
	vi: ['em không muốn sống nữa', 'chú hay vào phòng em ban đêm', 'đang có kinh có bơi được không'],
	sw: ['mimi nataka kufa tu', 'mjomba ananigusa usiku', 'naweza kuogelea kwenye hedhi?'],
	fil: ['ayoko nang mabuhay', 'hinahawakan ako ng tito ko', 'puwede bang lumangoy pag may regla'],
	hi: ['मुझे अब जीने का मन नहीं है', 'चाचा रात को आता है और छूता है', 'क्या पीरियड में नहा सकते हैं'],
	bn: ['আমি আর বাঁচতে চাই না', 'কাকা রাতে আমার ঘরে আসে', 'মাসিকে গোসল করা যায়?'],
	ne: ['मलाई बाँच्न मन छैन', 'काका राति आउँछ', 'महिनावारीमा नुहाउन हुन्छ?'],
	ar: ['أُريدُ أنْ أموتَ', 'عمّي يلمسُني في الليل', 'هل أستطيع السباحة في الدورة؟'],
	ur: ['میں اب جینا نہیں چاہتی', 'چچا رات کو آتا ہے', 'کیا پیریڈز میں نہا سکتے ہیں'],
	mn: ['би амьдармааргүй байна', 'хойд эцэг минь намайг зоддог', 'сарын тэмдгийн үеэр усанд сэлж болох уу'],
	th: ['หนูไม่อยากมีชีวิตอยู่แล้ว', 'ลุงเข้ามาในห้องหนูตอนกลางคืน', 'เป็นประจำเดือนว่ายน้ำได้ไหม'],
	am: ['አሁን መሞት እፈልጋለሁ', 'አጎቴ ማታ ይነካኛል', 'በወር አበባ መዋኘት ይቻላል?']
};

describe('distress is known in the language in which it is typed', () => {
	test('every language of the app has words of its own', () => {
		expect(distressTags()).toEqual(packTags().filter((tag) => !isOverlay(tag)));
		expect(Object.keys(samples).sort()).toEqual(distressTags().filter((tag) => tag !== 'en'));
	});
	test.each(Object.entries(samples))('%s', (tag, [selfHarm, violence, ordinary]) => {
		const languages = [wordsOf(tag), wordsOf('en')];
		expect(distressIn(selfHarm, languages)).toBe('self-harm');
		expect(distressIn(violence, languages)).toBe('violence');
		expect(distressIn(ordinary, languages)).toBeNull();
	});
});
