/** Brings what happens in the cluster into the log: in order, without ever holding up who tells it. */
@NullMarked
package io.gameroute.eventlog.record;

import org.jspecify.annotations.NullMarked;
