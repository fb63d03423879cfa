// What a reader typed, taken apart: words, excluded words, filters, order.

const FILTERS = new Map(Object.entries(LANGUAGE.filters).flatMap(([kind, names]) => names.map((name) => [name, kind])));
const FILTER = new RegExp(`^(${[...FILTERS.keys()].join("|")})[:：](.*)$`, "i");
const MOST_WORDS = 12;
const LONGEST_NAME = 4;

/** The parts of a query. `isName` tells whether several words together are a name somebody gave. */
function parseQuery(text, isName) {
  const query = { words: [], excluded: [], filters: [], newest: false };
  const tokens = joinNumbers(text.replace(/\*(?=\s|$)/g, "").trim()).split(/\s+/).filter(Boolean);
  const plain = [];
  for (const token of tokens) {
    const filter = FILTER.exec(token);
    if (!filter) {
      plain.push(token);
      continue;
    }
    const kind = FILTERS.get(filter[1].toLowerCase());
    const values = filter[2].split(",").filter(Boolean);
    if (kind === "sort") query.newest = values.some((value) => LANGUAGE.newest.some((word) => word.startsWith(value)));
    else if (values.length) query.filters.push({ kind, values });
  }
  for (const token of joinNames(plain, isName).slice(0, MOST_WORDS)) {
    const sign = /^[+-](?=.)/.exec(token);
    const word = { raw: sign ? token.slice(1) : token, required: Boolean(sign) && sign[0] === "+" };
    if (!lettersOf(word.raw)) continue;
    (sign && sign[0] === "-" ? query.excluded : query.words).push(word);
  }
  return query;
}

/** Words that together are a name (K-MEDI hub) become one. */
function joinNames(tokens, isName) {
  const out = [];
  for (let at = 0; at < tokens.length; ) {
    let length = Math.min(LONGEST_NAME, tokens.length - at);
    while (length > 1 && !isName(lettersOf(tokens.slice(at, at + length).join("")))) length--;
    out.push(tokens.slice(at, at + length).join(""));
    at += length;
  }
  return out;
}
