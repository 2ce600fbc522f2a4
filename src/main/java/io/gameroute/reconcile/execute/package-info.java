/** Doing: reads snapshots from the caches, and carries plans out. The only room of reconciliation with I/O, a clock and Camel in it. */
@NullMarked
package io.gameroute.reconcile.execute;

import org.jspecify.annotations.NullMarked;
