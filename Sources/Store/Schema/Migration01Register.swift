extension Migration {
  /// The register as it began: the journal, stable keys, facts and what is derived from them.
  ///
  /// - Times are milliseconds since 1970 in UTC; days are whole numbers since 1970-01-01.
  /// - What facts point at is a stable key, never the id of a row: a row may be voided and entered again. A case's key is
  ///   drawn at random, so that it does not follow the person's.
  /// - `entered` and `voided` are journal entries, `root` is the first row that this one is a copy of (itself at first).
  /// - `sealed` columns hold what only the holder of a side's key may read; `…_code` columns find an equal value without
  ///   opening anything, and are gone when what they stand for is erased. Which is which says ``FactTable/columns``.
  /// - Names and what the desk may see hang on the person; lights and background hang on the case. `case_link` is the only
  ///   place where the two meet, and it is sealed.
  /// - The `…_voided` and `…_copy` indexes hold few rows and cost an import nothing: they serve undo, and reading as of an entry.
  ///   None is needed on `entered`: ids and entries grow together.
  /// - A mapping is summed up from its index alone, record by record in an order that says nothing about when each came.
  /// - `slot`, `login_try`, `head`, `draft` and `exchange` are outside the journal: a slot opens it, the head seals its end,
  ///   and `exchange` says since when the keys are being exchanged.
  /// - `current`, `current_lights` and `tally` are derived from the facts and written with them; their form is in `Current`.
  static let register = Migration(
    name: "register",
    sql: """
      CREATE TABLE person (key INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE case_file (key INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE programme_key (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE unit_key (key INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE user_key (key INTEGER PRIMARY KEY) STRICT;
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
        cost_n INTEGER NOT NULL,
        cost_r INTEGER NOT NULL,
        cost_p INTEGER NOT NULL,
        salt BLOB NOT NULL,
        public_key BLOB NOT NULL,
        private_key BLOB NOT NULL,
        envelope BLOB NOT NULL,
        code BLOB NOT NULL,
        recipient_code BLOB NOT NULL
      ) STRICT;
      CREATE TABLE login_try (slot INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
      CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), sealed BLOB NOT NULL) STRICT;
      CREATE TABLE exchange (one INTEGER PRIMARY KEY CHECK (one = 1), since INTEGER NOT NULL) STRICT;
      CREATE TABLE draft (
        user INTEGER NOT NULL,
        form BLOB NOT NULL,
        at INTEGER NOT NULL,
        left_at INTEGER,
        sealed BLOB NOT NULL,
        PRIMARY KEY (user, form)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE entry (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        actor INTEGER NOT NULL,
        kind TEXT NOT NULL,
        about INTEGER REFERENCES person (key),
        people INTEGER NOT NULL DEFAULT 0,
        detail BLOB,
        undoes INTEGER REFERENCES entry (id),
        today INTEGER,
        code BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX entry_undoes ON entry (undoes) WHERE undoes IS NOT NULL;
      CREATE INDEX entry_about ON entry (about) WHERE about IS NOT NULL;

      CREATE TABLE setting (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX setting_name ON setting (name) WHERE voided IS NULL;
      CREATE INDEX setting_voided_by ON setting (voided) WHERE voided IS NOT NULL;
      CREATE INDEX setting_copy ON setting (root) WHERE root <> id;

      CREATE TABLE programme (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        programme INTEGER NOT NULL REFERENCES programme_key (key),
        stable_id TEXT NOT NULL,
        name TEXT NOT NULL,
        organisation TEXT NOT NULL,
        ending TEXT NOT NULL CHECK (ending IN ('running', 'course')),
        months INTEGER,
        step_1 TEXT NOT NULL,
        step_2 TEXT NOT NULL,
        step_3 TEXT NOT NULL,
        step_4 TEXT NOT NULL,
        yaml TEXT
      ) STRICT;
      CREATE UNIQUE INDEX programme_programme ON programme (programme) WHERE voided IS NULL;
      CREATE INDEX programme_voided_by ON programme (voided) WHERE voided IS NOT NULL;
      CREATE INDEX programme_copy ON programme (root) WHERE root <> id;

      CREATE TABLE unit (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        unit INTEGER NOT NULL REFERENCES unit_key (key),
        programme INTEGER NOT NULL REFERENCES programme_key (key),
        name TEXT NOT NULL,
        places INTEGER CHECK (places >= 0)
      ) STRICT;
      CREATE UNIQUE INDEX unit_unit ON unit (unit) WHERE voided IS NULL;
      CREATE UNIQUE INDEX unit_name ON unit (programme, name) WHERE voided IS NULL;
      CREATE INDEX unit_voided_by ON unit (voided) WHERE voided IS NOT NULL;
      CREATE INDEX unit_copy ON unit (root) WHERE root <> id;

      CREATE TABLE user (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        user INTEGER NOT NULL REFERENCES user_key (key),
        role TEXT NOT NULL,
        login_code BLOB NOT NULL,
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX user_user ON user (user) WHERE voided IS NULL;
      CREATE UNIQUE INDEX user_login ON user (login_code) WHERE voided IS NULL;
      CREATE INDEX user_voided_by ON user (voided) WHERE voided IS NOT NULL;
      CREATE INDEX user_copy ON user (root) WHERE root <> id;

      CREATE TABLE user_unit (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        user INTEGER NOT NULL REFERENCES user_key (key),
        unit INTEGER NOT NULL REFERENCES unit_key (key)
      ) STRICT;
      CREATE UNIQUE INDEX user_unit_natural ON user_unit (user, unit) WHERE voided IS NULL;
      CREATE INDEX user_unit_voided_by ON user_unit (voided) WHERE voided IS NOT NULL;
      CREATE INDEX user_unit_copy ON user_unit (root) WHERE root <> id;

      CREATE TABLE identity (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        person INTEGER NOT NULL REFERENCES person (key),
        number_code BLOB,
        national_id_code BLOB,
        birth_code BLOB,
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX identity_person ON identity (person) WHERE voided IS NULL;
      CREATE UNIQUE INDEX identity_number ON identity (number_code) WHERE voided IS NULL AND number_code IS NOT NULL;
      CREATE INDEX identity_national_id ON identity (national_id_code)
        WHERE voided IS NULL AND national_id_code IS NOT NULL;
      CREATE INDEX identity_birth ON identity (birth_code) WHERE voided IS NULL AND birth_code IS NOT NULL;
      CREATE INDEX identity_voided ON identity (person) WHERE voided IS NOT NULL;
      CREATE INDEX identity_voided_by ON identity (voided) WHERE voided IS NOT NULL;
      CREATE INDEX identity_copy ON identity (root) WHERE root <> id;

      CREATE TABLE user_person (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        user INTEGER NOT NULL REFERENCES user_key (key),
        person INTEGER NOT NULL REFERENCES person (key),
        relation TEXT NOT NULL CHECK (relation IN ('relative', 'stand_in'))
      ) STRICT;
      CREATE UNIQUE INDEX user_person_natural ON user_person (user, person, relation) WHERE voided IS NULL;
      CREATE INDEX user_person_person ON user_person (person);
      CREATE INDEX user_person_voided_by ON user_person (voided) WHERE voided IS NOT NULL;
      CREATE INDEX user_person_copy ON user_person (root) WHERE root <> id;

      CREATE TABLE case_link (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        person INTEGER NOT NULL REFERENCES person (key),
        case_code BLOB,
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX case_link_person ON case_link (person) WHERE voided IS NULL;
      CREATE UNIQUE INDEX case_link_case ON case_link (case_code) WHERE voided IS NULL AND case_code IS NOT NULL;
      CREATE INDEX case_link_voided ON case_link (person) WHERE voided IS NOT NULL;
      CREATE INDEX case_link_voided_case ON case_link (case_code) WHERE voided IS NOT NULL;
      CREATE INDEX case_link_voided_by ON case_link (voided) WHERE voided IS NOT NULL;
      CREATE INDEX case_link_copy ON case_link (root) WHERE root <> id;

      CREATE TABLE background (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        case_key INTEGER NOT NULL REFERENCES case_file (key),
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX background_case ON background (case_key) WHERE voided IS NULL;
      CREATE INDEX background_voided ON background (case_key) WHERE voided IS NOT NULL;
      CREATE INDEX background_voided_by ON background (voided) WHERE voided IS NOT NULL;
      CREATE INDEX background_copy ON background (root) WHERE root <> id;

      CREATE TABLE enrolment (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key),
        person INTEGER NOT NULL REFERENCES person (key),
        programme INTEGER NOT NULL REFERENCES programme_key (key),
        unit INTEGER REFERENCES unit_key (key),
        status TEXT NOT NULL,
        applied_day INTEGER,
        start_day INTEGER,
        end_day INTEGER,
        planned_end_day INTEGER,
        sealed BLOB,
        CHECK (applied_day IS NOT NULL OR start_day IS NOT NULL)
      ) STRICT;
      CREATE UNIQUE INDEX enrolment_enrolment ON enrolment (enrolment) WHERE voided IS NULL;
      CREATE UNIQUE INDEX enrolment_natural ON enrolment (person, programme, coalesce(start_day, applied_day))
        WHERE voided IS NULL;
      CREATE INDEX enrolment_unit ON enrolment (unit) WHERE voided IS NULL AND unit IS NOT NULL;
      CREATE INDEX enrolment_voided ON enrolment (person) WHERE voided IS NOT NULL;
      CREATE INDEX enrolment_voided_by ON enrolment (voided) WHERE voided IS NOT NULL;
      CREATE INDEX enrolment_copy ON enrolment (root) WHERE root <> id;

      CREATE TABLE step_period (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key),
        step INTEGER NOT NULL CHECK (step BETWEEN 1 AND 4),
        from_day INTEGER NOT NULL,
        to_day INTEGER,
        sealed BLOB
      ) STRICT;
      CREATE UNIQUE INDEX step_period_natural ON step_period (enrolment, from_day) WHERE voided IS NULL;
      CREATE INDEX step_period_voided ON step_period (enrolment) WHERE voided IS NOT NULL;
      CREATE INDEX step_period_voided_by ON step_period (voided) WHERE voided IS NOT NULL;
      CREATE INDEX step_period_copy ON step_period (root) WHERE root <> id;

      CREATE TABLE contact (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key),
        role TEXT NOT NULL CHECK (role IN ('primary', 'co')),
        colleague INTEGER NOT NULL REFERENCES colleague (key),
        from_day INTEGER NOT NULL,
        to_day INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX contact_natural ON contact (enrolment, role, from_day, colleague) WHERE voided IS NULL;
      CREATE INDEX contact_voided ON contact (enrolment) WHERE voided IS NOT NULL;
      CREATE INDEX contact_voided_by ON contact (voided) WHERE voided IS NOT NULL;
      CREATE INDEX contact_copy ON contact (root) WHERE root <> id;

      CREATE TABLE lights (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        case_key INTEGER NOT NULL REFERENCES case_file (key),
        natural_code BLOB,
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX lights_natural ON lights (natural_code) WHERE voided IS NULL AND natural_code IS NOT NULL;
      CREATE INDEX lights_case ON lights (case_key);
      CREATE INDEX lights_voided_by ON lights (voided) WHERE voided IS NOT NULL;
      CREATE INDEX lights_copy ON lights (root) WHERE root <> id;

      CREATE TABLE mapping_record (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        round INTEGER NOT NULL,
        unit INTEGER REFERENCES unit_key (key),
        age_group TEXT,
        gender TEXT,
        client_group TEXT,
        has_children INTEGER CHECK (has_children IN (0, 1)),
        lives_with_children INTEGER CHECK (lives_with_children IN (0, 1)),
        care_plan INTEGER CHECK (care_plan IN (0, 1)),
        team INTEGER CHECK (team IN (0, 1)),
        letters TEXT NOT NULL CHECK (length(letters) = 8 AND letters NOT GLOB '*[^-gyr]*')
      ) STRICT;
      CREATE INDEX mapping_record_round
        ON mapping_record (round, unit, letters, has_children, lives_with_children, age_group, gender)
        WHERE voided IS NULL;
      CREATE INDEX mapping_record_voided_by ON mapping_record (voided) WHERE voided IS NOT NULL;
      CREATE INDEX mapping_record_copy ON mapping_record (root) WHERE root <> id;

      CREATE TABLE current (page INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
      CREATE TABLE current_lights (page INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;

      CREATE TABLE tally (
        programme INTEGER NOT NULL,
        unit INTEGER NOT NULL,
        place INTEGER NOT NULL,
        day INTEGER NOT NULL,
        change INTEGER NOT NULL,
        PRIMARY KEY (programme, unit, place, day)
      ) STRICT, WITHOUT ROWID;
      """)
}
