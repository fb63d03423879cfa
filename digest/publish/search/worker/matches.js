// Where a stretch of letters stands in the words of the corpus, and how well it fits there.

const STRONG = 0.7; // a whole word, or whole morphemes of one
const FAIR = 0.2; // the beginning of a word, still being typed
const PROMINENCE = [1, 1.5, 2.2, 4]; // body, lead, repeated, title
const REPEATED = 2;
const REMEMBERED = 300;

/** What a pattern matches: documents, how well, and in how many of them as whole morphemes. */
class Matches {
  constructor(documents, scores, qualities) {
    this.documents = documents;
    this.scores = scores;
    this.qualities = qualities;
    this.strong = qualities.reduce((count, quality) => count + (quality >= STRONG ? 1 : 0), 0);
    this.fair = qualities.some((quality) => quality >= FAIR);
  }

  get size() {
    return this.documents.length;
  }
}

class Matcher {
  constructor(lookup, total) {
    this.lookup = lookup;
    this.scores = new Float32Array(total);
    this.qualities = new Float32Array(total);
    this.known = new Map();
  }

  /** All documents with a word that contains the pattern. */
  find(pattern) {
    let found = this.known.get(pattern);
    if (!found) {
      found = this.collect(pattern ? this.words(pattern) : []);
      if (this.known.size >= REMEMBERED) this.known.clear();
      this.known.set(pattern, found);
    }
    return found;
  }

  /** The documents of one word of the index that is looked up as it stands: a verb's stem, a number. */
  exact(word) {
    return this.collect([[word, 1]]);
  }

  words(pattern) {
    const { text, starts, joints } = this.lookup;
    const found = [];
    let word = 0;
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
      const quality = this.quality(at, at + pattern.length);
      if (!quality) continue;
      if (at >= starts[word + 1]) word = this.lookup.wordAt(at, word + 1);
      const joint = joints.get(word);
      if (joint && (at >= joint || at + pattern.length <= joint)) continue; // the single words stand for themselves
      const last = found[found.length - 1];
      if (!last || last[0] !== word) found.push([word, quality]);
      else if (last[1] < quality) last[1] = quality;
    }
    return found;
  }

  collect(words) {
    const touched = [];
    for (const [word, quality] of words) {
      this.lookup.documents(word, (document, weight) => {
        const again = this.qualities[document] > 0; // another compound with the same part
        if (!again) touched.push(document);
        const score = quality * PROMINENCE[again && quality >= STRONG ? Math.max(weight, REPEATED) : weight];
        this.qualities[document] = Math.max(this.qualities[document], quality);
        this.scores[document] = Math.max(this.scores[document], score);
      });
    }
    const documents = Int32Array.from(touched).sort();
    const matches = new Matches(
      documents,
      Float32Array.from(documents, (document) => this.scores[document]),
      Float32Array.from(documents, (document) => this.qualities[document]),
    );
    for (const document of touched) this.scores[document] = this.qualities[document] = 0;
    return matches;
  }

  /** How well a stretch of the text is a word or a part of one: 1 for a whole word, 0 for an accident. */
  quality(from, to) {
    const { codes, flags } = this.lookup;
    const first = codes[from];
    const last = codes[to - 1];
    const next = codes[to];
    const start = flags[from];
    const end = next === SPACE ? 2 : flags[to];
    if (isDigit(first) && from && (isDigit(codes[from - 1]) || codes[from - 1] === 46)) return 0;
    if (isDigit(last) && (isDigit(next) || next === 46)) return 0;
    if (!start) return isSyllable(first) ? insideMorpheme(to - from, end) : 0;
    if (to - from < 2 && (start !== WORD_START || !end)) return 0;
    if (!end) return start === WORD_START ? 0.35 : 0.25;
    if (start === WORD_START) return end === 2 ? 1 : 0.85;
    return end === 2 ? 0.85 : 0.75;
  }
}

/** Long stretches inside a morpheme are no accident: the analyser did not know the word. */
function insideMorpheme(length, end) {
  if (length < 2) return 0;
  if (length > 3) return 0.5;
  return length > 2 && end ? FAIR : 0.04;
}
