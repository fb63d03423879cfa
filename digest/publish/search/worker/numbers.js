// Numbers by their value; the same grammar as `amounts.py` of the build.

const LEAST_AMOUNT = 10000;
const SMALL_SCALES = { 십: 10, 백: 100, 천: 1000 };
const LARGE_SCALES = { 만: 1e4, 억: 1e8, 조: 1e12 };
const NUMBER_TOKEN = /\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|[십백천만억조]/g;
const NUMBER_START = /^[\d.,십백천만억조\s여]*/;
const COUNTERS = LANGUAGE.counters.join("|");
const BEFORE_COUNTER = new RegExp(`([\\d십백천만억조])\\s+(?=(?:${COUNTERS})(?:\\s|$|원|달러|[가-힣]{0,2}(?:\\s|$)))`, "g");

/** The value of the number a word begins with, as the index writes it; empty where there is none. */
function amountOf(word) {
  if (!/^\d/.test(word)) return "";
  const tokens = NUMBER_START.exec(word)[0].match(NUMBER_TOKEN) || [];
  let total = 0;
  let part = 0;
  let digits = 0;
  for (const token of tokens) {
    if (token in SMALL_SCALES) {
      part += (digits || 1) * SMALL_SCALES[token];
      digits = 0;
    } else if (token in LARGE_SCALES) {
      total += (part + digits || 1) * LARGE_SCALES[token];
      part = digits = 0;
    } else {
      digits = Number(token.replace(/,/g, ""));
    }
  }
  const value = Math.round((total + part + digits) * 100) / 100;
  return value >= LEAST_AMOUNT && Number.isSafeInteger(value) ? `#${value}` : "";
}

/** A query in which numbers and what they count are one word: `145 억 원` becomes `145억원`. */
function joinNumbers(query) {
  return query.replace(BEFORE_COUNTER, "$1").replace(/([억만조천])\s+(?=\d)/g, "$1");
}
