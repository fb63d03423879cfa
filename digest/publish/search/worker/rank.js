// Which documents answer a query, best first.

const MOST_RESULTS = 300;
const MOST_PARTIAL = 30;
const LONGEST_PHRASE = 4;
const PHRASE_BONUS = 5;
const NO_SECTIONS = new Map();
const IN_TITLE = 2.8; // less than a whole word of a title scores, more than the best place elsewhere

class Ranker {
  /** `documents`: as `documentsOf` gives them. */
  constructor(matcher, labels, resolver, documents) {
    this.matcher = matcher;
    this.labels = labels;
    this.resolver = resolver;
    this.documents = documents;
  }

  /** Resolves a query's words; the same query is asked several times by the worker. */
  analyse(query) {
    const last = query.words.length - 1;
    const terms = query.words.flatMap((word, at) =>
      this.resolver.resolve(word.raw, at === last).map((term) => Object.assign(term, { required: word.required })),
    );
    const excluded = query.excluded.flatMap((word) => this.resolver.resolve(word.raw, false));
    return { ...query, terms, excluded };
  }

  /** The pages that answer, best first: page, how many terms it has, score, which terms, its sections. */
  rank(analysis, edition) {
    const filters = analysis.filters.map(({ kind, values }) => ({
      kind,
      wanted: values.flatMap((value) => this.labels.valuesOf(kind, value)),
    }));
    const pages = analysis.terms.length ? this.score(analysis) : this.everyStory(analysis);
    const dead = this.excludedPages(analysis);
    const candidates = [...pages.values()].filter(
      (page) => !dead.has(page.number) && this.documents[page.number].editions.includes(edition) && page.complete,
    );
    const passes = (page, but) => filters.every(({ kind, wanted }) => kind === but || this.labels.has(page.number, kind, wanted));
    const shown = this.order(candidates.filter((page) => passes(page)), analysis);
    const facets = {};
    for (const kind of FACETS) {
      const stories = filters.length ? this.order(candidates.filter((page) => passes(page, kind)), analysis) : shown;
      facets[kind] = this.labels.count(kind, stories.map((page) => page.number));
    }
    return { pages: shown.slice(0, MOST_RESULTS), total: shown.length, facets };
  }

  everyStory(analysis) {
    const pages = new Map();
    if (!analysis.filters.length) return pages;
    this.labels.dates.forEach((_, number) => pages.set(number, makePage(number, 0, true)));
    return pages;
  }

  score({ terms }) {
    const pages = new Map();
    const hit = (document, term, score) => {
      const number = this.documents[document].page;
      let page = pages.get(number);
      if (!page) pages.set(number, (page = makePage(number, terms.length, this.documents[number].isStory)));
      if (score > page.scores[term]) page.scores[term] = score;
      if (!this.documents[document].isStory) page.sections.set(document, (page.sections.get(document) || 0) + score);
    };
    terms.forEach((term, at) => this.scoreTerm(term, (document, score) => hit(document, at, score)));
    this.scorePhrases(terms, hit);
    for (const page of pages.values()) {
      page.covered = page.scores.filter((score) => score > 0).length;
      page.score = page.scores.reduce((sum, score) => sum + score, 0);
      page.titled = terms.every((term, at) => page.scores[at] >= IN_TITLE * term.rarity);
      page.complete = terms.every((term, at) => !term.required || page.scores[at] > 0);
    }
    return pages;
  }

  scoreTerm(term, hit) {
    const found = term.patterns.map(({ text, share }) => ({ share, matches: this.matcher.find(text) }));
    for (const { entry, share } of term.entries) found.push({ share, matches: this.matcher.exact(entry) });
    const isStrong = found.some(({ matches }) => matches.strong);
    const frequency = Math.max(...found.map(({ matches }) => (isStrong ? matches.strong : matches.size)), 0);
    term.rarity = Math.log(1 + (this.documents.length - frequency + 0.5) / (frequency + 0.5)) + 0.2;
    for (const { share, matches } of found) {
      matches.documents.forEach((document, at) => {
        if (isStrong && matches.qualities[at] < FAIR) return;
        hit(document, matches.scores[at] * share * term.rarity);
      });
    }
    for (const target of term.targets) {
      for (const [story, share] of this.labels.labelled(target)) hit(story, share * term.rarity);
    }
    if (term.parts) this.scoreParts(term, hit);
  }

  /** Documents that have all parts of a compound, though not together. */
  scoreParts(term, hit) {
    let common = null;
    for (const part of term.parts) {
      const matches = this.matcher.find(part);
      const next = new Map();
      matches.documents.forEach((document, at) => {
        if (matches.qualities[at] < STRONG || (common && !common.has(document))) return;
        next.set(document, Math.min(matches.scores[at], common ? common.get(document) : Infinity));
      });
      common = next;
    }
    common.forEach((score, document) => hit(document, 0.25 * score * term.rarity));
  }

  /** Neighbouring words of the query that the corpus writes as one. */
  scorePhrases(terms, hit) {
    for (let from = 0; from < terms.length; from++) {
      let joined = terms[from].word;
      for (let to = from + 1; to < Math.min(terms.length, from + LONGEST_PHRASE); to++) {
        const plain = terms[to].patterns.length ? terms[to].patterns[0].text : terms[to].word;
        const candidates = [joined + plain, joined + terms[to].word];
        joined += terms[to].word;
        const matches = candidates.map((text) => this.matcher.find(text)).find((found) => found.size);
        if (!matches) continue;
        matches.documents.forEach((document, at) => {
          if (matches.qualities[at] < FAIR) return;
          const score = matches.scores[at] * 1.6 + PHRASE_BONUS * matches.qualities[at];
          for (let term = from; term <= to; term++) hit(document, term, score * terms[term].rarity);
        });
      }
    }
  }

  excludedPages({ excluded }) {
    const pages = new Set();
    for (const term of excluded) {
      for (const { text } of term.patterns) {
        const matches = this.matcher.find(text);
        matches.documents.forEach((document, at) => {
          if (matches.qualities[at] >= STRONG) pages.add(this.documents[document].page);
        });
      }
    }
    return pages;
  }

  /** All terms first; where no page has all, those that have most. Stories before other pages, then score, then date. */
  order(pages, analysis) {
    const most = pages.reduce((best, page) => Math.max(best, page.covered), 0);
    const whole = most === analysis.terms.length;
    const kept = pages.filter((page) => page.covered === most && (whole || most > 0));
    const isFirst = ({ number, titled }) => this.documents[number].isStory || (titled && !this.documents[number].isList);
    const tier = (page) => (isFirst(page) ? 0 : 1);
    const score = (page) => Math.round(page.score * 100);
    kept.sort(
      analysis.newest
        ? (a, b) => tier(a) - tier(b) || a.number - b.number
        : (a, b) => tier(a) - tier(b) || score(b) - score(a) || a.number - b.number,
    );
    return whole ? kept : kept.slice(0, MOST_PARTIAL);
  }
}

/** A page that matches; a story has no sections of its own. */
function makePage(number, terms, isStory) {
  return { number, scores: new Array(terms).fill(0), sections: isStory ? NO_SECTIONS : new Map(), covered: 0, score: 0, titled: false, complete: true };
}
