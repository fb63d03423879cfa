-- The tables of data/digest.sqlite. Dates are text: YYYY, YYYY-MM or YYYY-MM-DD.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE regions (
    id TEXT PRIMARY KEY,
    ko TEXT NOT NULL,
    en TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT REFERENCES regions (id),
    latitude REAL,
    longitude REAL
);
CREATE TABLE topics (id TEXT PRIMARY KEY, ko TEXT NOT NULL, en TEXT NOT NULL);
CREATE TABLE outlets (id TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    published TEXT,
    basis TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    source_url TEXT
);
CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id),
    relation TEXT NOT NULL,
    score REAL NOT NULL,
    reason TEXT NOT NULL,
    seed TEXT NOT NULL,
    title TEXT,
    outlet TEXT REFERENCES outlets (id),
    author TEXT,
    url TEXT,
    published TEXT,
    basis TEXT NOT NULL,
    earliest TEXT,
    latest TEXT
);
CREATE TABLE story_regions (
    story TEXT NOT NULL REFERENCES stories (id),
    region TEXT NOT NULL REFERENCES regions (id),
    role TEXT NOT NULL,
    PRIMARY KEY (story, region)
) WITHOUT ROWID;
CREATE TABLE story_topics (
    story TEXT NOT NULL REFERENCES stories (id),
    topic TEXT NOT NULL REFERENCES topics (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (story, topic)
) WITHOUT ROWID;
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id),
    article TEXT NOT NULL REFERENCES articles (id),
    region TEXT REFERENCES regions (id),
    party TEXT,
    what TEXT NOT NULL,
    text TEXT NOT NULL,
    value NUMERIC NOT NULL,
    unit TEXT NOT NULL,
    approximate INTEGER NOT NULL,
    bound TEXT,
    status TEXT,
    as_of TEXT,
    due TEXT,
    equivalent_value NUMERIC,
    equivalent_unit TEXT,
    sentence TEXT NOT NULL
);
-- The same measure of the same place: claims with one `series`. Rows with the same `conflict` contradict each other.
CREATE TABLE series_points (
    series TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    date TEXT NOT NULL,
    basis TEXT NOT NULL,
    conflict INTEGER,
    PRIMARY KEY (series, claim)
) WITHOUT ROWID;
CREATE TABLE promises (
    claim TEXT PRIMARY KEY REFERENCES claims (id),
    due TEXT NOT NULL,
    fate TEXT NOT NULL,
    settled_by TEXT REFERENCES claims (id),
    settled_in TEXT REFERENCES stories (id),
    settled_sentence TEXT,
    latest TEXT REFERENCES claims (id),
    series TEXT
) WITHOUT ROWID;
CREATE TABLE agreements (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id),
    article TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL,
    signed TEXT,
    signed_basis TEXT NOT NULL,
    purpose TEXT NOT NULL,
    sentence TEXT NOT NULL
);
CREATE TABLE agreement_parties (
    agreement TEXT NOT NULL REFERENCES agreements (id),
    position INTEGER NOT NULL,
    party TEXT NOT NULL,
    PRIMARY KEY (agreement, position)
) WITHOUT ROWID;
CREATE TABLE excerpts (
    story TEXT NOT NULL REFERENCES stories (id),
    position INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    text TEXT NOT NULL,
    PRIMARY KEY (story, position)
) WITHOUT ROWID;
CREATE TABLE related_stories (
    story TEXT NOT NULL REFERENCES stories (id),
    related TEXT NOT NULL REFERENCES stories (id),
    PRIMARY KEY (story, related)
) WITHOUT ROWID;
CREATE INDEX stories_by_published ON stories (published);
CREATE INDEX articles_by_story ON articles (story);
CREATE INDEX articles_by_outlet ON articles (outlet);
CREATE INDEX story_regions_by_region ON story_regions (region, role);
CREATE INDEX story_topics_by_topic ON story_topics (topic);
CREATE INDEX claims_by_story ON claims (story);
CREATE INDEX claims_by_region ON claims (region);
CREATE INDEX claims_by_unit ON claims (unit, status);
CREATE INDEX claims_by_due ON claims (due);
CREATE INDEX agreements_by_story ON agreements (story);
CREATE INDEX agreement_parties_by_party ON agreement_parties (party);
