// The files of the index: words with the documents they stand in, stories, pages, names.

const WORD_START = 2;
const MORPHEME_START = 1;
const STEM_SIGN = "~";
const NUMBER_SIGN = "#";
const SPACE = 32;
const BAR = 124;
const JOINT = 43;

/** The words of the corpus as one text to look for stretches in, each with its documents. */
class Lookup {
  constructor(words, bytes) {
    this.bytes = bytes;
    this.exact = new Map();
    const forms = words ? words.split(" ") : [];
    this.count = forms.length;
    this.starts = new Int32Array(forms.length + 1);
    this.joints = new Map(); // where two words meet that stand side by side
    this.codes = new Uint16Array(words.length + 2);
    this.flags = new Uint8Array(words.length + 2);
    this.length = 0;
    forms.forEach((form, number) => this.append(form, number));
    this.starts[forms.length] = this.length;
    this.codes = this.codes.slice(0, this.length);
    this.flags = this.flags.slice(0, this.length + 1);
    this.text = new TextDecoder("utf-16le").decode(this.codes);
    this.offsets = offsetsOf(bytes, forms.length);
  }

  append(form, number) {
    this.starts[number] = this.length;
    if (form[0] === STEM_SIGN || form[0] === NUMBER_SIGN) {
      this.exact.set(form, number);
    } else {
      let flag = WORD_START;
      for (let i = 0; i < form.length; i++) {
        const code = form.charCodeAt(i);
        if (code === BAR || code === JOINT) {
          if (code === JOINT) this.joints.set(number, this.length);
          flag = MORPHEME_START;
          continue;
        }
        this.codes[this.length] = code;
        this.flags[this.length++] = flag;
        flag = 0;
      }
    }
    this.codes[this.length++] = SPACE;
  }

  /** The word that stands at a place of the text; `from` is a word at or before it. */
  wordAt(place, from) {
    let low = from;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Calls `visit(document, weight)` for every document of a word. */
  documents(word, visit) {
    let at = this.offsets[word];
    const next = () => {
      let value = 0;
      let shift = 0;
      let byte;
      do {
        byte = this.bytes[at++];
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte & 128);
      return value;
    };
    let document = -1;
    for (let left = next(); left > 0; left--) {
      const value = next();
      document += value >> 2;
      visit(document, value & 3);
    }
  }

  /** In how many documents a word stands. */
  frequency(word) {
    let value = 0;
    let shift = 0;
    let at = this.offsets[word];
    let byte;
    do {
      byte = this.bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value;
  }
}

function offsetsOf(bytes, count) {
  const offsets = new Int32Array(count);
  let at = 0;
  for (let word = 0; word < count; word++) {
    offsets[word] = at;
    let left = 0;
    let shift = 0;
    let byte;
    do {
      byte = bytes[at++];
      left |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    while (left) if (!(bytes[at++] & 128)) left--;
  }
  return offsets;
}

/** A file of the index, read at once: the worker answers one query at a time anyway. */
function read(file, binary) {
  const request = new XMLHttpRequest();
  request.open("GET", new URL(`../../../search/${file}`, self.location.href).href, false);
  if (binary) request.responseType = "arraybuffer";
  request.send();
  if (request.status && request.status !== 200) throw new Error(`${file}: ${request.status}`);
  return binary ? new Uint8Array(request.response) : JSON.parse(request.responseText);
}
