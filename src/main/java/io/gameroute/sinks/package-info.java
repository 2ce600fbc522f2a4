/**
 * Routes that operators own: read from a directory, checked against what a sink may touch, and swapped while the process runs. Each file lives in a Camel context of
 * its own, so that nothing in it reaches the controller's beans or disturbs another file. Knows nothing of games.
 */
@NullMarked
package io.gameroute.sinks;

import org.jspecify.annotations.NullMarked;
