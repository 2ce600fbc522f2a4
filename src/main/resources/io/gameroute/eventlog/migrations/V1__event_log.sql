-- For H2 and PostgreSQL alike.

-- Whoever appends holds this row until the commit: positions are given in the order of commits, so no reader can overlook one.
CREATE TABLE log_head (
    id            INTEGER PRIMARY KEY,
    last_position BIGINT  NOT NULL
);
INSERT INTO log_head (id, last_position) VALUES (1, 0);

CREATE TABLE event (
    position  BIGINT        PRIMARY KEY,
    uid       VARCHAR(100)  NOT NULL,
    sequence  BIGINT        NOT NULL,
    type      VARCHAR(100)  NOT NULL,
    kind      VARCHAR(20)   NOT NULL,
    namespace VARCHAR(63)   NOT NULL,
    name      VARCHAR(253)  NOT NULL,
    time      VARCHAR(40)   NOT NULL,
    stored_at BIGINT        NOT NULL,
    body      VARCHAR(1000000) NOT NULL,
    UNIQUE (uid, sequence)
);
CREATE INDEX event_by_name ON event (namespace, name, position);
CREATE INDEX event_by_storing ON event (stored_at);

-- One row a server or set; those that are gone stay, with their end.
CREATE TABLE inventory (
    uid              VARCHAR(100) PRIMARY KEY,
    kind             VARCHAR(20)  NOT NULL,
    namespace        VARCHAR(63)  NOT NULL,
    name             VARCHAR(253) NOT NULL,
    set_name         VARCHAR(253),
    ordinal          INTEGER,
    state            VARCHAR(63),
    state_since      VARCHAR(40),
    ops_state        VARCHAR(63),
    ops_state_since  VARCHAR(40),
    node             VARCHAR(253),
    revision         VARCHAR(253),
    images           VARCHAR(1000000),
    addresses        VARCHAR(1000000),
    labels           VARCHAR(1000000),
    annotations      VARCHAR(1000000),
    created_at       VARCHAR(40),
    ended_at         VARCHAR(40),
    sequence         BIGINT       NOT NULL,
    facts            VARCHAR(1000000) NOT NULL,
    update_from      VARCHAR(1000000)
);
CREATE INDEX inventory_by_name ON inventory (namespace, name);
CREATE INDEX inventory_by_end ON inventory (ended_at);

-- How far each sink has come, and which process is delivering to it until when (seconds of the database's clock).
CREATE TABLE sink (
    name          VARCHAR(200) PRIMARY KEY,
    position      BIGINT       NOT NULL,
    owner         VARCHAR(200),
    claimed_until BIGINT       NOT NULL
);

CREATE TABLE dead_letter (
    sink      VARCHAR(200)  NOT NULL,
    uid       VARCHAR(100)  NOT NULL,
    sequence  BIGINT        NOT NULL,
    position  BIGINT        NOT NULL,
    type      VARCHAR(100)  NOT NULL,
    time      VARCHAR(40)   NOT NULL,
    body      VARCHAR(1000000) NOT NULL,
    tries     INTEGER       NOT NULL,
    error     VARCHAR(2000) NOT NULL,
    failed_at VARCHAR(40)   NOT NULL,
    replay    BOOLEAN       NOT NULL,
    PRIMARY KEY (sink, uid, sequence)
);
