// Letters: normal form, kinds, syllables and their parts.

const SYLLABLES = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

const isSyllable = (code) => code >= SYLLABLES && code <= LAST_SYLLABLE;
const isDigit = (code) => code >= 48 && code <= 57;
const isLatin = (code) => (code >= 97 && code <= 122) || (code >= 0xe0 && code <= 0x24f);
const startsKorean = (word) => isSyllable(word.charCodeAt(0));

/** The letters by which words are compared; the same as `terms.letters` of the build. */
function lettersOf(text) {
  return text
    .replace(/[^ㄱ-ㅎㅏ-ㅣ]+/g, (piece) => piece.normalize("NFKC")) // which would take ㅇㅅ for parts of syllables
    .toLowerCase()
    .replace(/[^0-9a-z\u00e0-\u024f가-힣ㄱ-ㅎㅏ-ㅣ\u3400-\u9fff&%.℃]+/g, "")
    .replace(/^\.+|\.+$/g, "");
}

const KNOWN_LETTERS = new Map();

/** The same for one character; most are what they are. */
function letterOf(character) {
  const code = character.charCodeAt(0);
  if (isSyllable(code) || isDigit(code) || (code >= 97 && code <= 122)) return character;
  let known = KNOWN_LETTERS.get(character);
  if (known === undefined) KNOWN_LETTERS.set(character, (known = lettersOf(character)));
  return known;
}

/** The three parts of a syllable as numbers: initial, vowel, final (0: none). */
function partsOf(code) {
  const offset = code - SYLLABLES;
  return [Math.floor(offset / 588), Math.floor((offset % 588) / 28), offset % 28];
}

function syllable(initial, vowel, final) {
  return String.fromCharCode(SYLLABLES + initial * 588 + vowel * 28 + final);
}

const finalOf = (code) => (isSyllable(code) ? (code - SYLLABLES) % 28 : 0);

/** A syllable with another final consonant. */
function withFinal(code, final) {
  return String.fromCharCode(code - finalOf(code) + final);
}

/** A word taken apart into its letters, as they are typed. */
function jamoOf(word) {
  let out = "";
  for (const letter of word) {
    const code = letter.charCodeAt(0);
    if (!isSyllable(code)) {
      out += letter;
      continue;
    }
    const [initial, vowel, final] = partsOf(code);
    out += INITIALS[initial] + VOWELS[vowel] + (final ? FINALS[final] : "");
  }
  return out;
}

/** The initial consonants of a word: 오송 gives ㅇㅅ. */
function initialsOf(word) {
  let out = "";
  for (const letter of word) {
    const code = letter.charCodeAt(0);
    out += isSyllable(code) ? INITIALS[partsOf(code)[0]] : letter;
  }
  return out;
}

const escapeHtml = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
