/**
 * What is told about game servers and sets: {@link io.gameroute.eventlog.Facts} are what is worth recording of an object,
 * {@link io.gameroute.eventlog.ChangeDetection} compares them with what was recorded last, and a
 * {@link io.gameroute.eventlog.GameServerEvent} is what follows from the difference. Values only; {@code sql} keeps them,
 * {@code record} feeds them.
 */
@NullMarked
package io.gameroute.eventlog;

import org.jspecify.annotations.NullMarked;
