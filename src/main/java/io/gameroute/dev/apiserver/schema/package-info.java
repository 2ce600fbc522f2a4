/** Structural schemas of kinds: what they prune, default and refuse, in the API server's words. Compiled once per schema; values in, values out. */
@NullMarked
package io.gameroute.dev.apiserver.schema;

import org.jspecify.annotations.NullMarked;
