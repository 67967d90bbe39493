extension Migration {
  /// The register as it began: the journal, stable keys, facts and what is derived from them.
  ///
  /// - Times are milliseconds since 1970 in UTC; days are whole numbers since 1970-01-01, times of a day minutes since midnight.
  /// - What facts point at is a stable key, never the id of a row: a row may be voided and entered again.
  /// - `entered` and `voided` are journal entries, `root` is the first row that this one is a copy of (itself at first).
  /// - Tables of facts are made from their definitions: see ``FactSchema``.
  /// - An entry has an id of its own beside its number: drawn before it is written, so that it can be looked up whether it was.
  /// - An entry of the case side has no actor and nobody it is about: they are sealed, and it is found by its label.
  /// - `slot`, `login_try`, `last_login`, `head`, `draft` and `exchange` are outside the journal: a slot opens it, the head seals
  ///   its end, and `exchange` says since when the keys are being exchanged, and about when that will be over.
  /// - Tables of projections are derived from the facts and written with them: see ``DerivedTable``. `projection` says of which
  ///   version they are, and from which page on they are still to be worked out.
  package static let register = Migration(name: "register") { definitions in
    """
    CREATE TABLE person (key INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE programme_key (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE unit_key (key INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE clerk_key (key INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE thing (key INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE colleague (key INTEGER PRIMARY KEY, code BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL) STRICT;
    CREATE TABLE enrolment_key (
      key INTEGER PRIMARY KEY,
      person INTEGER NOT NULL REFERENCES person (key)
    ) STRICT;
    CREATE INDEX enrolment_key_person ON enrolment_key (person);

    CREATE TABLE register (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL) STRICT;
    CREATE TABLE slot (
      id INTEGER PRIMARY KEY,
      login BLOB NOT NULL UNIQUE,
      role TEXT NOT NULL,
      generation INTEGER NOT NULL,
      derivation TEXT NOT NULL,
      memory INTEGER NOT NULL,
      passes INTEGER NOT NULL,
      salt BLOB NOT NULL,
      public_key BLOB NOT NULL,
      private_key BLOB NOT NULL,
      envelope BLOB NOT NULL,
      code BLOB NOT NULL,
      recipient_code BLOB NOT NULL
    ) STRICT;
    CREATE TABLE login_try (slot INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE TABLE last_login (slot INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
    CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), sealed BLOB NOT NULL) STRICT;
    CREATE TABLE exchange (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      since INTEGER NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE draft (
      clerk INTEGER NOT NULL,
      form BLOB NOT NULL,
      at INTEGER NOT NULL,
      left_at INTEGER,
      sealed BLOB NOT NULL,
      PRIMARY KEY (clerk, form)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      own BLOB NOT NULL UNIQUE,
      at INTEGER NOT NULL,
      actor INTEGER,
      kind TEXT NOT NULL,
      about INTEGER REFERENCES person (key),
      people INTEGER NOT NULL DEFAULT 0,
      detail BLOB,
      undoes INTEGER REFERENCES entry (id),
      today INTEGER,
      label BLOB UNIQUE,
      code BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX entry_undoes ON entry (undoes) WHERE undoes IS NOT NULL;
    CREATE INDEX entry_about ON entry (about) WHERE about IS NOT NULL;
    CREATE INDEX entry_at ON entry (at);
    CREATE VIEW entry_now AS SELECT * FROM entry;
    \(definitions.words.indexes.map { "CREATE INDEX \($0);" }.joined(separator: "\n"))

    \(FactSchema.sql(definitions, of: 1))

    \(definitions.derivedTables(since: 1))
    CREATE TABLE projection (
      id INTEGER PRIMARY KEY,
      version INTEGER NOT NULL,
      next INTEGER
    ) STRICT;
    """
  }
}
