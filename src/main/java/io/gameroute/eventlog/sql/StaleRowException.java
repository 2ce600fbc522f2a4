package io.gameroute.eventlog.sql;

import java.sql.SQLException;

/** Somebody else has recorded a later step of a server: what was to be appended is not a difference to what is recorded. */
public final class StaleRowException extends SQLException {
    StaleRowException(String message) {
        super(message);
    }
}
