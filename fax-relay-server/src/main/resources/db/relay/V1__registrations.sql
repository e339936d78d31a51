-- Plain SQL that SQLite and PostgreSQL both take. Times are milliseconds since 1970 in UTC.
CREATE TABLE registration (
    id       VARCHAR(64)  NOT NULL PRIMARY KEY,
    type     VARCHAR(32)  NOT NULL,
    verifier VARCHAR(255) NOT NULL,
    created  BIGINT       NOT NULL,
    changed  BIGINT       NOT NULL
);

-- What all relays on this store share, such as the secret behind challenges for users that do not exist.
CREATE TABLE shared_value (
    name  VARCHAR(64)  NOT NULL PRIMARY KEY,
    value VARCHAR(255) NOT NULL
);
