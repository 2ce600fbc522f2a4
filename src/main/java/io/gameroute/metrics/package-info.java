/**
 * What Prometheus reads of game servers and sets: counted from the caches when it asks, so that nothing is kept for each server and nothing
 * is left behind by one that is gone.
 */
@NullMarked
package io.gameroute.metrics;

import org.jspecify.annotations.NullMarked;
