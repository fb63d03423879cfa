// What a result shows: headline, facts and a passage, with what was found marked.

const WORDS = {
  ko: { inArticle: "기사 본문에 나옵니다." },
  en: { inArticle: "Found in the text of the article." },
};
const LONGEST_SNIPPET = 160;
const BEFORE_MATCH = 50;
const FACT_SEPARATOR = " · ";

/** What of a text is marked for some terms: ranges of the text, in order, not touching. */
function rangesIn(text, terms) {
  const { letters, places } = lettersWithPlaces(text);
  const ranges = [];
  for (const term of terms) {
    for (const pattern of [...term.patterns.map((each) => each.text), ...(term.parts || [])]) {
      for (let at = letters.indexOf(pattern); pattern && at >= 0; at = letters.indexOf(pattern, at + 1)) {
        const range = [places[at], places[at + pattern.length - 1] + 1];
        if (standsAlone(text, range)) ranges.push(range);
      }
    }
    if (term.entries.length) ranges.push(...inflectedIn(text, term.shown));
  }
  ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return ranges.reduce((merged, range) => {
    const last = merged[merged.length - 1];
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([...range]);
    return merged;
  }, []);
}

function lettersWithPlaces(text) {
  let letters = "";
  const places = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "," && /\d/.test(text[at + 1] || "")) continue;
    for (const letter of lettersOf(text[at])) {
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

/** The passage with most of the terms in it, cut at spaces where it is long; empty where there is none. */
function bestPassage(passages, terms) {
  let best = null;
  for (const text of passages) {
    const ranges = rangesIn(text, terms);
    const found = terms.filter((term) => rangesIn(text, [term]).length).length;
    if (text && (!best || found > best.found)) best = { text, ranges, found };
  }
  return best;
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

/** Title and text of a result, as HTML. */
function snippetOf({ title, facts, passages, inArticle }, terms, language) {
  const titleRanges = rangesIn(title, terms);
  const best = bestPassage(passages, terms);
  const parts = [];
  if (facts.length) parts.push(`<p class="dg-hit-facts">${marked(facts, rangesIn(facts, terms))}</p>`);
  if (best) parts.push(`<p>${excerptOf(best)}</p>`);
  const seen = titleRanges.length || (best && best.found) || rangesIn(facts, terms).length;
  if (inArticle && !seen && terms.length) parts.push(`<p class="dg-hit-where">${WORDS[language].inArticle}</p>`);
  return { title: marked(title, titleRanges), text: parts.join("") };
}
