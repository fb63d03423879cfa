// All documents of the site: stories in both editions, pages with their sections.

/** The index as the build enriched it. */
function loadCorpus(entries, { file, stories }) {
  const data = read(file, false);
  const lookup = new Lookup(data.words, read(data.lists, true));
  return { data, lookup, documents: documentsOf(entries, stories, data), entries, stories };
}

/** An index as the theme's plugin writes it: nobody analysed the texts, particles are taken off by their form. */
function makeCorpus(entries) {
  const lists = new Map();
  const passages = entries.map((entry) => plainText(entry.text || ""));
  entries.forEach((entry, number) => {
    const words = new Map();
    for (const [text, weight] of [[plainText(entry.title || ""), 3], [passages[number], 0]]) {
      for (const token of text.split(/[\s"'“”‘’()[\]{}<>·,;:!?…|/]+/)) {
        const word = lettersOf(token);
        for (const form of [word, ...nounsIn(word)]) {
          if (form.length > 1) words.set(form, Math.max(words.get(form) || 0, weight));
        }
      }
    }
    words.forEach((weight, word) => lists.set(word, [...(lists.get(word) || []), [number, weight]]));
  });
  const words = [...lists.keys()].sort();
  const bytes = [];
  for (const word of words) {
    let before = -1;
    pushVarint(bytes, lists.get(word).length);
    for (const [number, weight] of lists.get(word)) {
      pushVarint(bytes, ((number - before) << 2) | weight);
      before = number;
    }
  }
  const none = { title: [], date: [], outlet: [], primary: [], mentioned: [], topics: [], passages: [] };
  const data = { stories: none, pages: { passages, list: entries.map(() => 0) } };
  const lookup = new Lookup(words.join(" "), Uint8Array.from(bytes));
  return { data, lookup, documents: documentsOf(entries, 0, data), entries, stories: 0 };
}

function pushVarint(bytes, value) {
  let left = value;
  for (; left > 127; left >>>= 7) bytes.push((left & 127) | 128);
  bytes.push(left);
}

const plainText = (html) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

/** Every document once: which page it is a part of, in which editions it is shown, where it stands in the index. */
function documentsOf(entries, stories, { pages }) {
  const documents = [];
  for (let story = 0; story < stories; story++) {
    documents.push({ page: story, isStory: true, editions: ["ko", "en"], entry: { ko: story, en: stories + story } });
  }
  const pageOf = new Map();
  for (let at = 2 * stories; at < entries.length; at++) {
    const { location } = entries[at];
    const [path] = location.split("#");
    if (!pageOf.has(path)) pageOf.set(path, documents.length);
    const edition = /^en(?:\/|$)/.test(location) ? "en" : "ko";
    documents.push({
      page: pageOf.get(path),
      isList: Boolean(pages.list[at - 2 * stories]),
      editions: [edition],
      entry: { [edition]: at },
    });
  }
  return documents;
}
