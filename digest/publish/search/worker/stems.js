// What is left of a word when particles and endings are taken off.

const FOLLOWS = {
  any: () => true,
  after_consonant: (final) => final > 0,
  after_vowel: (final) => final === 0,
  after_consonant_but_l: (final) => final > 0 && final !== 8,
  after_vowel_or_l: (final) => final === 0 || final === 8,
};
const PARTICLES = Object.entries(LANGUAGE.particles)
  .flatMap(([condition, forms]) => forms.map((form) => ({ form, fits: FOLLOWS[condition] })))
  .sort((a, b) => b.form.length - a.form.length);

/** Nouns that a word may be with a particle behind them, longest particle first. */
function nounsIn(word) {
  const found = [];
  for (const { form, fits } of PARTICLES) {
    if (word.length <= form.length || !word.endsWith(form)) continue;
    const noun = word.slice(0, -form.length);
    const last = noun.charCodeAt(noun.length - 1);
    if (isSyllable(last) && (noun.length < 2 || !fits(finalOf(last)))) continue;
    if (!found.includes(noun)) found.push(noun);
  }
  return found;
}

const LIGHT_VERB =
  /^(?:했었?|하였?|하[는던며여고기면자려게]?|한|할|함|해|되[는며어고기]?|됐|된|될|됨|돼|시[키켜킨켰킬]|받[은는아았]|당[하한했])[가-힣]{0,4}$/;

/** Nouns that a word may be with 하다, 되다, 시키다 behind them: 투자했다 gives 투자. */
function nounsOfVerb(word) {
  const found = [];
  for (let cut = word.length - 1; cut >= 2; cut--) {
    if (LIGHT_VERB.test(word.slice(cut))) found.push(word.slice(0, cut));
  }
  return found;
}

// Vowels that stem and ending share, by what the stem has alone: 낮춰 is 낮추, 넓혀 is 넓히.
const CONTRACTED = { ㅕ: ["ㅣ"], ㅘ: ["ㅗ"], ㅝ: ["ㅜ"], ㅙ: ["ㅚ"], ㅓ: ["ㅡ"], ㅏ: ["ㅡ"], ㅐ: ["ㅣ", "ㅏ"] };
const SSANGSIOT = 20;
const RIEUL = 8;
const NIEUN = 4;
const SIOT = 19;
const DIGEUT = 7;
const BIEUP = 17;

/** Stems that an inflected verb may have; which of them exist, the index knows. */
function verbStemsIn(word) {
  const found = new Set();
  const last = word.charCodeAt(word.length - 1);
  if (isSyllable(last) && !finalOf(last)) {
    addContracted(found, word);
  }
  for (const ending of LANGUAGE.endings) {
    for (const stem of withoutEnding(word, ending)) addStem(found, stem);
  }
  return [...found];
}

function withoutEnding(word, ending) {
  const final = ending.charCodeAt(0) < SYLLABLES ? FINALS.indexOf(ending[0]) : 0;
  if (!final) return word.length > ending.length && word.endsWith(ending) ? [word.slice(0, -ending.length)] : [];
  const rest = ending.slice(1);
  const at = word.length - rest.length - 1;
  if (at < 0 || !word.endsWith(rest) || finalOf(word.charCodeAt(at)) !== final) return [];
  const open = word.slice(0, at) + withFinal(word.charCodeAt(at), 0);
  return final === SSANGSIOT ? [word.slice(0, at + 1), open] : [open];
}

function addStem(found, stem) {
  if (!stem) return;
  found.add(stem);
  const head = stem.slice(0, -1);
  const code = stem.charCodeAt(stem.length - 1);
  if (!isSyllable(code)) return;
  const final = finalOf(code);
  if (!final) {
    found.add(head + withFinal(code, RIEUL)); // 만든: 만들
    found.add(head + withFinal(code, SIOT)); // 지은: 짓
    if (head && "우오".includes(stem[stem.length - 1])) {
      found.add(head.slice(0, -1) + withFinal(head.charCodeAt(head.length - 1), BIEUP)); // 도운: 돕
    }
  }
  if (final === RIEUL) found.add(head + withFinal(code, DIGEUT)); // 걸어: 걷
  if (!final || final === SSANGSIOT) addContracted(found, stem);
}

function addContracted(found, stem) {
  const head = stem.slice(0, -1);
  const [initial, vowel, final] = partsOf(stem.charCodeAt(stem.length - 1));
  if (final) found.add(head + syllable(initial, vowel, 0)); // 났: 나
  for (const plain of CONTRACTED[VOWELS[vowel]] || []) found.add(head + syllable(initial, VOWELS.indexOf(plain), 0));
  const before = head.charCodeAt(head.length - 1);
  if (INITIALS[initial] === "ㅇ" && "ㅘㅝ".includes(VOWELS[vowel]) && isSyllable(before) && !finalOf(before)) {
    found.add(head.slice(0, -1) + withFinal(before, BIEUP)); // 도왔: 돕
  }
  if (INITIALS[initial] === "ㄹ" && "ㅏㅓ".includes(VOWELS[vowel]) && finalOf(before) === RIEUL) {
    found.add(head.slice(0, -1) + withFinal(before, 0) + "르"); // 올랐: 오르
  }
}
