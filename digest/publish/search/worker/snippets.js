// What a result shows: headline, facts and a passage, with what was found marked.

const WORDS = {
  ko: { inArticle: "기사 본문에 나옵니다." },
  en: { inArticle: "Found in the text of the article." },
};
const LONGEST_SNIPPET = 160;
const BEFORE_MATCH = 50;
const FACT_SEPARATOR = " · ";

/** What of a text is marked: ranges in order, not touching, and how many of the terms they are. */
function marksIn(text, terms) {
  const { letters, places } = lettersWithPlaces(text);
  const ranges = [];
  let found = 0;
  for (const term of terms) {
    const before = ranges.length;
    for (const { text: pattern } of term.patterns) addMarks(ranges, text, letters, places, pattern);
    for (const part of term.parts || []) addMarks(ranges, text, letters, places, part);
    if (term.entries.length) ranges.push(...inflectedIn(text, term.shown));
    if (ranges.length > before) found++;
  }
  return { text, ranges: merged(ranges), found };
}

function addMarks(ranges, text, letters, places, pattern) {
  for (let at = letters.indexOf(pattern); pattern && at >= 0; at = letters.indexOf(pattern, at + 1)) {
    const range = [places[at], places[at + pattern.length - 1] + 1];
    if (standsAlone(text, range)) ranges.push(range);
  }
}

function merged(ranges) {
  ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const out = [];
  for (const range of ranges) {
    const last = out[out.length - 1];
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else out.push(range);
  }
  return out;
}

function lettersWithPlaces(text) {
  let letters = "";
  const places = [];
  for (let at = 0; at < text.length; at++) {
    for (const letter of letterOf(text[at])) {
      letters += letter;
      places.push(at);
    }
  }
  return { letters, places };
}

/** Latin letters and digits are marked as whole words, Korean from anywhere but the middle of nothing. */
function standsAlone(text, [from, to]) {
  const word = /[0-9a-z]/i;
  const joins = (left, right) => word.test(left || "") && word.test(right || "") && /\d/.test(left) === /\d/.test(right);
  return !joins(text[from - 1], text[from]) && !joins(text[to - 1], text[to]) && to - from < 60;
}

function inflectedIn(text, stem) {
  const wanted = jamoOf(stem);
  const found = [];
  for (const match of text.matchAll(/[가-힣]+/g)) {
    if (jamoOf(match[0]).startsWith(wanted)) found.push([match.index, match.index + match[0].length]);
  }
  return found;
}

function marked(text, ranges) {
  let out = "";
  let at = 0;
  for (const [from, to] of ranges) {
    out += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  return out + escapeHtml(text.slice(at));
}

function excerptOf({ text, ranges }) {
  if (text.length <= LONGEST_SNIPPET) return marked(text, ranges);
  const first = ranges.length ? ranges[0][0] : 0;
  let from = Math.max(0, first - BEFORE_MATCH);
  if (from) from = text.indexOf(" ", from) + 1 || from;
  if (from > first) from = first;
  let to = Math.min(text.length, from + LONGEST_SNIPPET);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  const inside = ranges.filter((range) => range[0] >= from && range[1] <= to).map((range) => range.map((at) => at - from));
  return (from ? "…" : "") + marked(text.slice(from, to), inside) + (to < text.length ? "…" : "");
}

/** Title and text of a result, as HTML; of several passages the one with most of the terms. */
function snippetOf({ title, facts, passages, inArticle }, terms, language) {
  const heading = marksIn(title, terms);
  const line = marksIn(facts, terms);
  const candidates = passages.filter(Boolean).map((passage) => marksIn(passage, terms));
  const best = candidates.reduce((most, each) => (!most || each.found > most.found ? each : most), null);
  const parts = [];
  if (facts) parts.push(`<p class="dg-hit-facts">${marked(facts, line.ranges)}</p>`);
  if (best) parts.push(`<p>${excerptOf(best)}</p>`);
  const seen = heading.found || line.found || (best && best.found);
  if (inArticle && terms.length && !seen) parts.push(`<p class="dg-hit-where">${WORDS[language].inArticle}</p>`);
  return { title: marked(title, heading.ranges), text: parts.join("") };
}
