// Places, topics, outlets and years: by which names they are looked for, which stories have them.

const KINDS = ["region", "topic", "outlet"];
const FACETS = ["region", "topic", "year"];
const SHORTEST_BEGINNING = 3;
const SHARE = { primary: 4, inside: 0.9, mentioned: 2.5, topic: 0.4, outlet: 0.8 };

class Labels {
  constructor(data) {
    this.tables = { region: data.regions || [], topic: data.topics || [], outlet: data.outlets || [] };
    this.dates = data.stories.date;
    this.stories = { region: new Map(), topic: new Map(), outlet: new Map() };
    this.values = { region: [], topic: [], outlet: [], year: [] };
    this.dates.forEach((date, story) => this.addStory(data.stories, story, date));
    this.names = new Map();
    for (const kind of KINDS) {
      this.tables[kind].forEach((entry, number) => {
        for (const form of entry.forms.split(" ")) {
          if (!this.names.has(form)) this.names.set(form, []);
          this.names.get(form).push({ kind, number });
        }
      });
    }
  }

  addStory(stories, story, date) {
    const regions = new Map();
    const add = (number, share) => regions.set(number, Math.max(regions.get(number) || 0, share));
    for (const [numbers, share] of [[stories.primary[story], SHARE.primary], [stories.mentioned[story], SHARE.mentioned]]) {
      for (const number of numbers) {
        add(number, share);
        for (let outer = this.tables.region[number].parent; outer >= 0; outer = this.tables.region[outer].parent) {
          add(outer, share * SHARE.inside);
        }
      }
    }
    const topics = new Map(stories.topics[story].map((number) => [number, SHARE.topic]));
    const outlet = stories.outlet[story];
    const outlets = new Map(outlet >= 0 ? [[outlet, SHARE.outlet]] : []);
    for (const [kind, shares] of [["region", regions], ["topic", topics], ["outlet", outlets]]) {
      this.values[kind].push([...shares.keys()]);
      shares.forEach((share, number) => {
        if (!this.stories[kind].has(number)) this.stories[kind].set(number, []);
        this.stories[kind].get(number).push([story, share]);
      });
    }
    this.values.year.push(date ? [date.slice(0, 4)] : []);
  }

  /** What a word names; of a beginning only where it is the beginning of one thing's names alone. */
  named(word) {
    const exact = this.names.get(word);
    if (exact || word.length < SHORTEST_BEGINNING) return exact || [];
    let found = null;
    for (const [form, targets] of this.names) {
      if (!form.startsWith(word)) continue;
      for (const target of targets) {
        if (target.kind !== "region") continue;
        if (found && found.number !== target.number) return [];
        found = target;
      }
    }
    return found ? [found] : [];
  }

  forms({ kind, number }) {
    return this.tables[kind][number].forms.split(" ");
  }

  labelled({ kind, number }) {
    return this.stories[kind].get(number) || [];
  }

  /** The values that a filter's text stands for. */
  valuesOf(kind, text) {
    if (kind === "year") return [text];
    const wanted = lettersOf(text);
    return this.tables[kind].flatMap((entry, number) =>
      entry.id === text || entry.forms.split(" ").includes(wanted) ? [number] : [],
    );
  }

  has(story, kind, wanted) {
    const own = this.values[kind][story] || [];
    return wanted.some((value) => own.includes(value));
  }

  /** How many of some stories have each value, commonest first: what a reader may filter by. */
  count(kind, stories) {
    const counts = new Map();
    for (const story of stories) {
      for (const value of this.values[kind][story] || []) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const rows = [...counts].map(([value, count]) => {
      const entry = kind === "year" ? { id: value, ko: value, en: value } : this.tables[kind][value];
      return { id: entry.id, ko: entry.ko, en: entry.en, count };
    });
    const order = kind === "year" ? (a, b) => (a.id < b.id ? 1 : -1) : (a, b) => b.count - a.count || (a.id < b.id ? -1 : 1);
    return rows.sort(order);
  }
}
