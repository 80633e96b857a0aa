//! The schema of the database. Each version is the one before and a migration.

use rusqlite::{Connection, Transaction};
use rusqlite_migration::{HookResult, M, Migrations};

use crate::run::RunInfo;
use crate::stored::checksum_of_run;

/// The migrations, oldest first. Never change one that was released; add another.
fn migrations() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(
            "CREATE TABLE runs (
        run     TEXT NOT NULL PRIMARY KEY,
        session TEXT NOT NULL,
        title   TEXT NOT NULL,
        opened  TEXT NOT NULL
    ) STRICT;
    CREATE INDEX runs_of_session ON runs (session, opened);
    CREATE TABLE facts (
        run       TEXT    NOT NULL REFERENCES runs (run),
        number    INTEGER NOT NULL,
        row       TEXT    NOT NULL UNIQUE,
        wall      TEXT    NOT NULL,
        steady_ns INTEGER NOT NULL,
        boot      TEXT    NOT NULL,
        author    TEXT    NOT NULL,
        version   INTEGER NOT NULL,
        fact      TEXT    NOT NULL,
        checksum  TEXT    NOT NULL,
        PRIMARY KEY (run, number)
    ) STRICT;
    CREATE TRIGGER facts_stay BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER facts_keep BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
        ),
        M::up_with_hook(
            "ALTER TABLE runs ADD COLUMN checksum TEXT;
    CREATE TABLE deleted (
        run      TEXT    NOT NULL PRIMARY KEY,
        session  TEXT    NOT NULL,
        title    TEXT    NOT NULL,
        rows     INTEGER NOT NULL,
        who      TEXT    NOT NULL,
        at       TEXT    NOT NULL,
        checksum TEXT    NOT NULL
    ) STRICT;
    CREATE TABLE mended (
        at     TEXT NOT NULL,
        report TEXT NOT NULL
    ) STRICT;
    DROP TRIGGER facts_keep;
    CREATE TRIGGER facts_keep BEFORE DELETE ON facts
        WHEN NOT EXISTS (SELECT 1 FROM deleted WHERE deleted.run = OLD.run)
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER facts_once BEFORE INSERT ON facts
        WHEN EXISTS (SELECT 1 FROM facts WHERE (run = NEW.run AND number = NEW.number) OR row = NEW.row)
        OR EXISTS (SELECT 1 FROM deleted WHERE run = NEW.run)
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
            checksums_of_runs,
        ),
    ])
}

/// The version that this program writes.
pub(crate) const VERSION: u32 = 2;

/// The triggers that refuse changes to `runs` and `deleted`.
const TRIGGERS: &str = "
    CREATE TRIGGER runs_stay BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER runs_keep BEFORE DELETE ON runs
        WHEN NOT EXISTS (SELECT 1 FROM deleted WHERE deleted.run = OLD.run)
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER deleted_stay BEFORE UPDATE ON deleted BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER deleted_keep BEFORE DELETE ON deleted BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;";

/// Gives the runs of version 1 their checksums, then makes both tables append-only.
fn checksums_of_runs(transaction: &Transaction<'_>) -> HookResult {
    let runs: Vec<RunInfo> = transaction
        .prepare("SELECT run, session, title, opened FROM runs")?
        .query_map([], RunInfo::read)?
        .collect::<Result<_, _>>()?;
    for info in runs {
        transaction.execute("UPDATE runs SET checksum = ?2 WHERE run = ?1", [&info.run.0, &checksum_of_run(&info)])?;
    }
    transaction.execute_batch(TRIGGERS)?;
    Ok(())
}

/// Brings a database to the version that this program writes.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), rusqlite_migration::Error> {
    migrations().to_latest(connection)
}

/// The version of an open database; 0 for an empty one.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// The tables, indexes and triggers of a version, as SQLite describes them.
pub(crate) fn expected(version: u32) -> Result<Vec<String>, String> {
    let build = || -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let mut connection = Connection::open_in_memory()?;
        migrations().to_version(&mut connection, version as usize)?;
        Ok(objects(&connection)?)
    };
    build().map_err(|error| error.to_string())
}

/// The tables, indexes and triggers of an open database, as SQLite describes them.
pub(crate) fn objects(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare(
            "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM sqlite_schema ORDER BY 1",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_valid_and_end_at_the_version_that_is_written() {
        migrations().validate().unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(version(&connection).unwrap(), VERSION);
        assert_eq!(objects(&connection).unwrap(), expected(VERSION).unwrap());
    }
}
