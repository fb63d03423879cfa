// What a word of a query may stand for in this corpus.

const FEW = 10;
const LONGEST_PART = 10;
const OTHER_FORM = 0.55;
const CORRECTION = 0.7;
const STEM_SHARE = 0.9;

/** One word of a query with everything that counts as finding it. */
class Term {
  constructor(raw) {
    this.raw = raw;
    this.word = lettersOf(raw);
    this.shown = this.word; // what is highlighted
    this.patterns = []; // {text, share}
    this.entries = []; // words of the index that are looked up as they stand
    this.targets = []; // places, topics, outlets of that name
    this.parts = null; // the words of a compound that may also stand apart
    this.corrected = ""; // what was looked for instead
  }

  use(text, share, shown) {
    if (!this.patterns.some((pattern) => pattern.text === text)) this.patterns.push({ text, share });
    if (shown) this.shown = text;
    return this;
  }
}

class Resolver {
  constructor(lookup, matcher, labels) {
    this.lookup = lookup;
    this.matcher = matcher;
    this.labels = labels;
    this.known = new Vocabulary(lookup);
  }

  get vocabulary() {
    return this.known.finish();
  }

  /** The terms of a word: one, or several where it is a compound that nobody writes together. */
  resolve(raw, isLast) {
    const term = new Term(raw);
    if (/^[ㄱ-ㅎ]{2,}$/.test(term.word)) return [this.byInitials(term)];
    const typed = term.word.replace(/[ㄱ-ㅎㅏ-ㅣ]+$/, "") || term.word;
    const steps = [this.asName, this.asAmount, this.asWord, this.asVerb, this.asBeginning, this.asTypo, this.asStretch];
    for (const step of steps) {
      if (step.call(this, term, typed, isLast)) return [term];
    }
    const parts = this.split(typed, 1) || nounsIn(typed).map((noun) => this.split(noun, 1)).find(Boolean);
    if (parts) return parts.map((part) => new Term(part).use(part, 0.8, true));
    return [term.use(typed, 1, true)];
  }

  /** Initial consonants stand for the names that have them, and less so for other words. */
  byInitials(term) {
    const names = [...this.labels.names.keys()].filter((name) => initialsOf(name) === term.word && startsKorean(name));
    for (const name of names) {
      term.use(name, 1);
      term.targets.push(...this.labels.named(name));
    }
    for (const { word, whole } of this.vocabulary.withInitials(term.word)) {
      term.use(word, (whole ? 1 : 0.5) * (names.length ? 0.1 : 1));
    }
    term.shown = term.patterns.length ? term.patterns[0].text : term.word;
    return term;
  }

  /** A name of a place, topic or outlet, with or without a particle; all names of a place count. */
  asName(term, typed) {
    const known = this.matcher.find(typed).strong;
    const candidates = known ? [typed] : [typed, ...nounsIn(typed)]; // 순천만 is not 순천 with 만
    const name = candidates.find((word) => this.labels.names.has(word)) || (known ? "" : this.beginning(typed));
    if (!name) return false;
    term.use(name, 1, true);
    term.targets = this.labels.named(name);
    if (term.targets.length === 1 && term.targets[0].kind === "region") {
      for (const form of this.labels.forms(term.targets[0])) if (form.length > 1) term.use(form, OTHER_FORM);
    }
    return true;
  }

  beginning(typed) {
    return this.labels.named(typed).length ? typed : "";
  }

  asAmount(term, typed) {
    const amount = amountOf(term.raw.toLowerCase());
    const entry = this.lookup.exact.get(amount);
    if (entry === undefined) return false;
    term.entries.push({ entry, share: 1 });
    return Boolean(term.use(typed, OTHER_FORM, true)); // 1만 also begins 1만 5천
  }

  asWord(term, typed) {
    const whole = this.matcher.find(typed);
    const noun = this.commonest(nounsIn(typed));
    const nounCount = noun ? this.matcher.find(noun).strong : 0;
    if (whole.strong && !(nounCount >= 8 * whole.strong && whole.strong < 3)) {
      term.use(typed, 1, true);
      if (nounCount >= 3 * whole.strong) term.use(noun, 0.3);
      else if (!noun) this.addStems(term, typed, whole.strong);
      this.widen(term, typed, whole);
      return true;
    }
    if (whole.strong) term.use(typed, 1);
    if (!noun) return false;
    if (this.stems(typed).some(({ count }) => count > nounCount)) this.addStems(term, typed, nounCount);
    term.use(noun, 1, true);
    this.widen(term, noun, this.matcher.find(noun));
    return true;
  }

  commonest(nouns) {
    let best = "";
    let most = 0;
    for (const noun of nouns) {
      const { strong } = this.matcher.find(noun);
      if (strong > most * 4) [best, most] = [noun, strong];
    }
    return best;
  }

  asVerb(term, typed) {
    const noun = nounsOfVerb(typed).find((word) => this.matcher.find(word).strong);
    this.addStems(term, typed, 0);
    const isStem = term.entries.length > 0; // 자세하며 comes from 자세하, not from 자세
    if (noun) term.use(noun, isStem ? 0.3 : STEM_SHARE, !isStem);
    return isStem || Boolean(noun);
  }

  stems(typed) {
    return verbStemsIn(typed)
      .filter((stem) => this.lookup.exact.has(STEM_SIGN + stem))
      .map((stem) => {
        const entry = this.lookup.exact.get(STEM_SIGN + stem);
        return { stem, entry, count: this.lookup.frequency(entry) };
      })
      .sort((a, b) => b.stem.length - a.stem.length || b.count - a.count)
      .slice(0, 2);
  }

  addStems(term, typed, least) {
    for (const { stem, entry, count } of this.stems(typed)) {
      if (count <= least) continue;
      term.entries.push({ entry, share: STEM_SHARE });
      term.shown = stem;
    }
  }

  /** The beginning of a word, still being typed. */
  asBeginning(term, typed) {
    return this.matcher.find(typed).fair && Boolean(term.use(typed, 1, true));
  }

  asTypo(term, typed, isLast) {
    const near = [typed, ...nounsIn(typed)].map((word) => this.vocabulary.near(word)).find((found) => found.length);
    if (near) {
      for (const { word } of near) term.use(word, CORRECTION);
      term.shown = term.corrected = near[0].word;
      return true;
    }
    return isLast && this.asComposed(term, typed);
  }

  /** A syllable that is still being put together: 바이옵 on the way to 바이오. */
  asComposed(term, typed) {
    const code = typed.charCodeAt(typed.length - 1);
    if (typed.length < 3 || !finalOf(code)) return false;
    const open = typed.slice(0, -1) + withFinal(code, 0);
    return this.matcher.find(open).fair && Boolean(term.use(open, 0.8, true));
  }

  /** Letters inside a word that the analyser did not take apart. */
  asStretch(term, typed) {
    const found = [typed, ...nounsIn(typed)].find((word) => this.matcher.find(word).size);
    return Boolean(found) && Boolean(term.use(found, 1, true));
  }

  /** A rare word: its parts may stand apart, or another spelling may be the usual one. */
  widen(term, word, matches) {
    if (matches.size >= FEW || !startsKorean(word)) return;
    if (word.length >= 4) term.parts = this.split(word, 2);
    if (word.length < 3) return;
    const own = this.vocabulary.frequencies.get(word) || 0;
    for (const { word: other, frequency } of this.vocabulary.near(word, Math.min(1, allowedErrors(word)))) {
      if (frequency >= FEW && frequency >= 5 * own) term.use(other, 0.3);
    }
  }

  /** A compound as the fewest words of the corpus; null where it is none of at least `fewest`. */
  split(word, fewest) {
    if (word.length < 4 || word.length > 30) return null;
    const best = [{ cost: 0, from: 0 }];
    for (let end = 1; end <= word.length; end++) {
      for (let from = Math.max(0, end - LONGEST_PART); from <= end - 2; from++) {
        if (!best[from] || end - from === word.length) continue;
        const { strong } = this.matcher.find(word.slice(from, end));
        if (!strong) continue;
        const cost = best[from].cost + 1 + 0.1 / strong;
        if (!best[end] || cost < best[end].cost) best[end] = { cost, from };
      }
    }
    if (!best[word.length]) return null;
    const parts = [];
    for (let end = word.length; end > 0; end = best[end].from) parts.unshift(word.slice(best[end].from, end));
    return parts.length >= fewest ? parts : null;
  }
}
