// Words that nearly match: one wrong letter, or only the initial consonants.

const LONGEST_WORD = 24;
const MOST_MORPHEMES = 3;
const WORDS_PER_STEP = 3000;
const MOST_CORRECTIONS = 4;
const MOST_INITIALS = 12;

/** All words and stretches of whole morphemes of the corpus, with how often each stands in it. */
class Vocabulary {
  constructor(lookup) {
    this.frequencies = new Map();
    this.byLength = new Map(); // by the number of letters as they are typed
    this.steps = this.build(lookup);
  }

  /** Makes it in small steps, so that a query need not wait for more than one of them. */
  *build(lookup) {
    for (let word = 0; word < lookup.count; word++) {
      if (!lookup.joints.has(word)) this.addWord(lookup, word);
      if (word % WORDS_PER_STEP === 0) yield;
    }
    let count = 0;
    for (const [word, frequency] of this.frequencies) {
      const jamo = jamoOf(word);
      if (!this.byLength.has(jamo.length)) this.byLength.set(jamo.length, []);
      this.byLength.get(jamo.length).push({ word, frequency, jamo, mask: maskOf(jamo), korean: startsKorean(word) });
      if (++count % WORDS_PER_STEP === 0) yield;
    }
  }

  /** Goes on making it while there is nothing else to do. */
  prepare() {
    if (!this.steps.next().done) setTimeout(() => this.prepare(), 0);
  }

  finish() {
    while (!this.steps.next().done);
    return this;
  }

  addWord(lookup, word) {
    const from = lookup.starts[word];
    const to = lookup.starts[word + 1] - 1;
    if (to <= from) return;
    const cuts = [];
    for (let at = from; at < to; at++) if (lookup.flags[at]) cuts.push(at);
    cuts.push(to);
    const frequency = lookup.frequency(word);
    for (let first = 0; first < cuts.length - 1; first++) {
      const furthest = Math.min(cuts.length - 1, first + MOST_MORPHEMES);
      for (let last = first + 1; last <= furthest; last++) this.add(lookup, cuts[first], cuts[last], frequency);
    }
    if (cuts.length - 1 > MOST_MORPHEMES) this.add(lookup, from, to, frequency);
  }

  add(lookup, from, to, frequency) {
    if (to - from < 2 || to - from > LONGEST_WORD) return;
    const word = lookup.text.slice(from, to);
    this.frequencies.set(word, (this.frequencies.get(word) || 0) + frequency);
  }

  /** The words that are nearest to one, all at the same distance, commonest first. */
  near(word, most = allowedErrors(word)) {
    if (!most || isDigit(word.charCodeAt(0))) return [];
    const korean = startsKorean(word);
    const jamo = jamoOf(word);
    const mask = maskOf(jamo);
    const found = [];
    for (let length = jamo.length - most; length <= jamo.length + most; length++) {
      for (const entry of this.byLength.get(length) || []) {
        if (entry.korean !== korean || bitsOf(entry.mask ^ mask) > 2 * most) continue;
        const distance = editDistance(jamo, entry.jamo, most);
        if (distance && distance <= most) found.push({ word: entry.word, frequency: entry.frequency, distance });
      }
    }
    found.sort((a, b) => a.distance - b.distance || b.frequency - a.frequency);
    return found.filter((entry) => entry.distance === found[0].distance).slice(0, MOST_CORRECTIONS);
  }

  /** The words with these initial consonants: those of the same length before longer ones, then the commonest. */
  withInitials(initials) {
    const found = [...this.byLength.values()]
      .flat()
      .filter(({ word, korean }) => korean && word.length >= initials.length && initialsOf(word).startsWith(initials))
      .map(({ word, frequency }) => ({ word, frequency, whole: word.length === initials.length }));
    found.sort((a, b) => b.whole - a.whole || b.frequency - a.frequency);
    return found.slice(0, MOST_INITIALS);
  }

  /** The commonest word that begins so, to complete what is being typed; empty where none does. */
  completion(beginning) {
    let best = "";
    let most = 0;
    this.frequencies.forEach((frequency, word) => {
      if (frequency > most && word.length > beginning.length && word.startsWith(beginning)) {
        best = word;
        most = frequency;
      }
    });
    return best;
  }
}

/** How many letters may be wrong: none in a short word, for there everything is near to something. */
function allowedErrors(word) {
  if (!startsKorean(word)) return word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
  const letters = jamoOf(word).length;
  if (word.length < 3 || letters < 6) return 0;
  return letters < 11 ? 1 : 2;
}

function maskOf(jamo) {
  let mask = 0;
  for (let i = 0; i < jamo.length; i++) mask |= 1 << jamo.charCodeAt(i) % 31;
  return mask;
}

function bitsOf(mask) {
  let count = 0;
  for (let left = mask; left; left &= left - 1) count++;
  return count;
}

const ROWS = [0, 1, 2].map(() => new Uint8Array(128));

/** Damerau-Levenshtein distance of two texts; `most + 1` as soon as it is more than `most`. */
function editDistance(left, right, most) {
  if (Math.abs(left.length - right.length) > most || Math.max(left.length, right.length) > 120) return most + 1;
  let [before, row, next] = ROWS;
  for (let j = 0; j <= right.length; j++) row[j] = j;
  for (let i = 1; i <= left.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(right.length, i + most);
    next[from - 1] = from > 1 ? most + 1 : i;
    let least = next[from - 1];
    for (let j = from; j <= to; j++) {
      const same = left.charCodeAt(i - 1) === right.charCodeAt(j - 1);
      let cost = row[j - 1] + (same ? 0 : 1);
      if (next[j - 1] + 1 < cost) cost = next[j - 1] + 1;
      if (j < i + most && row[j] + 1 < cost) cost = row[j] + 1;
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (swapped && before[j - 2] + 1 < cost) cost = before[j - 2] + 1;
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return row[right.length];
}
