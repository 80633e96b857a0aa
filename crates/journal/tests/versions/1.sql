-- A journal as version 1 of its schema left it. The checksums were computed apart from the program.
CREATE TABLE runs (
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
    CREATE TRIGGER facts_keep BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
INSERT INTO runs VALUES ('monday', 'IETF 112 secdispatch', 'Security Dispatch – “Größe”', '2021-11-08T10:00:00Z');
INSERT INTO facts VALUES ('monday', 1, '018f0000-0000-7000-8000-000000000001', '2021-11-08T10:00:01Z', 1000000000, 'boot', 'chair', 1, '{"fact":"opened","content":{"meeting":"IETF 112","group":"secdispatch","title":"Security Dispatch – “Größe”","slot":null,"zone":"UTC","chairs":[],"area_directors":[],"interstitials":[],"open_with":[],"mic":{"warn":"PT2M","over":"PT3M"},"links":[],"agenda":[],"checklist":[],"outcomes":[],"decks":[{"id":"chairs","title":"Chairs'' slides","slides":[{"title":"Slide 1","generated":null},{"title":"Slide 2","generated":null},{"title":"Slide 3","generated":null},{"title":"Slide 4","generated":null},{"title":"Slide 5","generated":null},{"title":"Slide 6","generated":null},{"title":"Slide 7","generated":null},{"title":"Slide 8","generated":null},{"title":"Slide 9","generated":null}]}],"start_at_once":false,"plain":false},"hash":"a1","rehearsal":true}', 'f120c2e512cfc187156c4977ce0e24c43f7f892e13f003946e30d06083acb21a');
INSERT INTO facts VALUES ('monday', 2, '018f0000-0000-7000-8000-000000000002', '2021-11-08T10:00:02Z', 2000000000, 'boot', 'chair', 1, '{"fact":"closed"}', '0759082c78d5a80ba6d8a38fb8a1658736ec22a348e900859a41bdc33a3d4ee5');
INSERT INTO runs VALUES ('tuesday', 'IETF 112 secdispatch', 'Security Dispatch – “Größe”', '2021-11-09T11:55:00Z');
INSERT INTO facts VALUES ('tuesday', 1, '018f0000-0000-7000-8000-000000000003', '2021-11-09T11:55:01Z', 1000000000, 'boot', 'chair', 1, '{"fact":"opened","content":{"meeting":"IETF 112","group":"secdispatch","title":"Security Dispatch – “Größe”","slot":null,"zone":"UTC","chairs":[],"area_directors":[],"interstitials":[],"open_with":[],"mic":{"warn":"PT2M","over":"PT3M"},"links":[],"agenda":[],"checklist":[],"outcomes":[],"decks":[{"id":"chairs","title":"Chairs'' slides","slides":[{"title":"Slide 1","generated":null},{"title":"Slide 2","generated":null},{"title":"Slide 3","generated":null},{"title":"Slide 4","generated":null},{"title":"Slide 5","generated":null},{"title":"Slide 6","generated":null},{"title":"Slide 7","generated":null},{"title":"Slide 8","generated":null},{"title":"Slide 9","generated":null}]}],"start_at_once":false,"plain":false},"hash":"a1","rehearsal":false}', '3fa954072ae2fafbd2e71006410d9f85572f1ea2c8fdf947c8ccad2098e62681');
INSERT INTO facts VALUES ('tuesday', 2, '018f0000-0000-7000-8000-000000000004', '2021-11-09T11:55:02Z', 2000000000, 'boot', 'chair', 1, '{"fact":"turned","to":{"deck":"chairs","slide":6}}', 'a34a2c407595eedee9486ccba7a278a91633d23ce8f07b7397c247dab05a0eda');
INSERT INTO facts VALUES ('tuesday', 3, '018f0000-0000-7000-8000-000000000005', '2021-11-09T11:55:03Z', 3000000000, 'boot', 'chair', 1, '{"fact":"noted","text":"“dispatch” it","item":null,"at":{"deck":"chairs","slide":6}}', 'e4b34698d6db4eb292d6b921a5c431b731545b8a56db1e6338785a52163b8ae1');
INSERT INTO facts VALUES ('tuesday', 4, '018f0000-0000-7000-8000-000000000006', '2021-11-09T11:55:04Z', 4000000000, 'boot', 'chair', 1, '{"fact":"polled","by":"a newer version"}', '0adcebca6c0e5b41b4afe680b1155b08ab8c17a450bf766ff70ed7341a6d7381');
PRAGMA user_version = 1;
