/**
 * A cluster in memory, for searching: an API server that is good enough for what is written here, nodes that play their part step by step,
 * caches that lag, a process that can be stopped after any write, and a clock that is moved by hand. One thread, the same result every time.
 */
@NullMarked
package io.gameroute.reconcile.sim;

import org.jspecify.annotations.NullMarked;
