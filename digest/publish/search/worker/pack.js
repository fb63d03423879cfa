// The language pack: takes the place of lunr's index inside the theme's search worker.

const NOTE_CLASS = "dg-search-note";
const SOON = 200; // ms
const SPREAD = 1e4; // between the scores of two pages, so that sections stay with theirs

/** Answers queries in the form in which the worker asks lunr's index. */
class KoreanIndex {
  constructor(entries, fields, edition) {
    this.fields = ["title", "text"];
    this.invertedIndex = {}; // asked for to cut Chinese words; there is nothing to cut
    this.entries = entries;
    this.lookup = (fields.text || {}).lookup;
    this.edition = edition;
  }

  /** Everything that is needed for a query; fetched and made at the first one. */
  open() {
    if (this.ranker) return;
    const corpus = this.lookup ? loadCorpus(this.entries, this.lookup) : makeCorpus(this.entries);
    const matcher = new Matcher(corpus.lookup, corpus.documents.length);
    this.labels = new Labels(corpus.data);
    this.resolver = new Resolver(corpus.lookup, matcher, this.labels);
    this.corpus = corpus;
    this.titles = this.entries.slice(2 * corpus.stories).map((entry) => plainText(entry.title || ""));
    setTimeout(() => this.resolver.known.prepare(), SOON); // the first mistyped word will need it
    this.ranker = new Ranker(matcher, this.labels, this.resolver, corpus.documents);
  }

  analyse(text) {
    if (!this.analysed || this.analysed.text !== text) {
      this.open();
      const query = parseQuery(text, (word) => this.labels.names.has(word));
      this.analysed = { text, ...this.ranker.analyse(query) };
    }
    return this.analysed;
  }

  /** The words by which the worker tells found from missing; one empty word where only filters were given. */
  clauses(text) {
    const { terms } = this.analyse(text);
    return terms.length ? terms.map((term) => term.shown) : [""];
  }

  search(text) {
    const analysis = this.analyse(text);
    let { edition } = this;
    let ranking = this.ranker.rank(analysis, edition);
    if (!ranking.total) {
      edition = edition === "en" ? "ko" : "en"; // a word that only the other edition has
      ranking = this.ranker.rank(analysis, edition);
    }
    const results = [];
    ranking.pages.forEach((page, at) => {
      const score = SPREAD * (ranking.pages.length - at);
      results.push(...this.resultsOf(page, score, analysis, edition));
    });
    if (results.length) this.attachNote(results[0], analysis, ranking, edition);
    return results;
  }

  /** A page and those of its sections that match. */
  resultsOf(page, score, { terms }, edition) {
    const shown = terms.filter((_, at) => page.scores[at] > 0);
    const metadata = {};
    for (const term of shown) metadata[term.shown] = {};
    if (!terms.length) metadata[""] = {};
    const share = matchedShare(terms.map((term) => term.shown), Object.keys(metadata));
    const numbers = page.sections.size ? [...page.sections] : [[page.number, 1]];
    const most = Math.max(...numbers.map(([, value]) => value));
    return numbers.map(([number, value]) => {
      const entry = this.fill(number, shown, edition);
      const boost = (entry.parent ? 0 : 1) + share; // what the worker will multiply by
      return {
        ref: entry.location,
        score: (score - 1 + value / most) / (1 + boost ** 2),
        matchData: { metadata },
      };
    });
  }

  /** The entry of the index that the worker shows, with its title and text as HTML. */
  fill(number, terms, edition) {
    const { data, documents, stories } = this.corpus;
    const entry = this.entries[documents[number].entry[edition]];
    const at = number - stories;
    const shown =
      at < 0
        ? {
            title: data.stories.title[number],
            facts: this.factsOf(number, edition),
            passages: data.stories.passages[number].split("\n"),
            inArticle: true,
          }
        : { title: this.titles[at], facts: "", passages: data.pages.passages[at].split("\n"), inArticle: false };
    return Object.assign(entry, snippetOf(shown, terms, edition));
  }

  factsOf(number, edition) {
    const { stories, regions, topics, outlets } = this.corpus.data;
    const outlet = outlets[stories.outlet[number]];
    const names = (table, numbers) => numbers.map((each) => table[each][edition]);
    const facts = [stories.date[number], outlet && outlet[edition]];
    facts.push(...names(regions, stories.primary[number]), ...names(topics, stories.topics[number]));
    return facts.filter(Boolean).join(FACT_SEPARATOR);
  }

  /** What the page's own script tells the reader about the whole answer, hidden in the first result. */
  attachNote(first, { terms }, { pages, total, facets }, edition) {
    const entry = this.entries.find(({ location }) => location === first.ref);
    const missing = terms.filter((_, at) => !pages[0].scores[at]).map((term) => term.raw);
    const corrected = terms.filter((term) => term.corrected).map((term) => [term.raw, term.corrected]);
    const note = { total, shown: pages.length, missing, corrected, facets, otherEdition: edition !== this.edition };
    entry.text = `<template class="${NOTE_CLASS}">${escapeHtml(JSON.stringify(note))}</template>${entry.text}`;
  }

  /** The word that the last one typed may become; asked for by the theme's suggestions. */
  query() {
    const { terms } = this.analysed;
    const last = terms[terms.length - 1];
    const word = last && last.word.length > 1 ? this.resolver.vocabulary.completion(last.word) : "";
    return [{ matchData: { metadata: word ? { [word]: {} } : {} } }];
  }
}

/** How the worker weighs found against missing words (its `getSearchQueryTerms`). */
function matchedShare(clauses, found) {
  if (!clauses.length) return 1;
  const left = new Set(clauses.map((_, at) => at));
  const result = new Map();
  for (const word of found) {
    for (const at of [...left]) {
      if (!word.startsWith(clauses[at])) continue;
      result.set(clauses[at], 1);
      left.delete(at);
    }
  }
  for (const at of left) if (lunr.stopWordFilter(clauses[at])) result.set(clauses[at], 0);
  const values = [...result.values()];
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const EDITION = new URLSearchParams(self.location.search).get("edition") === "en" ? "en" : "ko";
let current = null;

lunr.ko = function () {
  const entries = [];
  this.pipeline.reset();
  this.searchPipeline.reset();
  this.add = (entry) => entries.push(Object.assign(entry, { text: entry.text || "" }));
  this.build = () => (current = new KoreanIndex(entries, this._fields, EDITION));
};

// A query is plain text: "3~5월" or "a:b" is no syntax.
lunr.QueryLexer = class {
  constructor(text) {
    this.text = text;
    this.lexemes = [];
  }

  run() {
    const start = /^[+-](?=.)/.test(this.text) ? 1 : 0;
    this.lexemes = [{ type: "TERM", str: this.text.slice(start), start, end: this.text.length }];
  }
};

lunr.QueryParser = class {
  constructor(text, query) {
    this.text = text;
    this.query = query;
  }

  parse() {
    for (const term of current.clauses(this.text)) {
      this.query.clauses.push({ term, presence: lunr.Query.presence.OPTIONAL, boost: 1, wildcard: 0, usePipeline: true });
    }
    return this.query;
  }
};
