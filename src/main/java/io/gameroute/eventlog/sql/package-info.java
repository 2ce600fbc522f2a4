/** The event log in SQL: {@link io.gameroute.eventlog.sql.Database} is where, the {@code *Log} and {@code *Table} classes are what. */
@NullMarked
package io.gameroute.eventlog.sql;

import org.jspecify.annotations.NullMarked;
