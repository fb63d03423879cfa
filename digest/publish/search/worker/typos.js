// Words that nearly match: one wrong letter, or only the initial consonants.

const LONGEST_WORD = 24;
const MOST_MORPHEMES = 3;
const MOST_CORRECTIONS = 4;
const MOST_INITIALS = 12;

/** All words and stretches of whole morphemes of the corpus, with how often each stands in it. */
class Vocabulary {
  constructor(lookup) {
    this.frequencies = new Map();
    for (let word = 0; word < lookup.count; word++) this.addWord(lookup, word);
    this.entries = [];
    this.frequencies.forEach((frequency, word) => {
      const jamo = jamoOf(word);
      this.entries.push({ word, frequency, jamo, mask: maskOf(jamo), korean: startsKorean(word) });
    });
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
  near(word) {
    const korean = startsKorean(word);
    const jamo = jamoOf(word);
    const most = allowedErrors(word, jamo, korean);
    if (!most || isDigit(word.charCodeAt(0))) return [];
    const mask = maskOf(jamo);
    const found = [];
    for (const entry of this.entries) {
      if (entry.korean !== korean || Math.abs(entry.jamo.length - jamo.length) > most) continue;
      if (bitsOf(entry.mask ^ mask) > 2 * most) continue;
      const distance = editDistance(jamo, entry.jamo, most);
      if (distance && distance <= most) found.push({ word: entry.word, frequency: entry.frequency, distance });
    }
    found.sort((a, b) => a.distance - b.distance || b.frequency - a.frequency);
    return found.filter((entry) => entry.distance === found[0].distance).slice(0, MOST_CORRECTIONS);
  }

  /** The words with these initial consonants: those of the same length before longer ones, then the commonest. */
  withInitials(initials) {
    const found = this.entries
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
function allowedErrors(word, jamo, korean) {
  if (!korean) return word.length < 5 ? 0 : word.length < 9 ? 1 : 2;
  if (word.length < 3 || jamo.length < 6) return 0;
  return jamo.length < 11 ? 1 : 2;
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

/** Damerau-Levenshtein distance of two texts; `most + 1` as soon as it is more than `most`. */
function editDistance(left, right, most) {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= right.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[right.length];
}
