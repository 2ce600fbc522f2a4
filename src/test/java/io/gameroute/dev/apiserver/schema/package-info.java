/** What schemas prune, default and refuse. */
@NullMarked
package io.gameroute.dev.apiserver.schema;

import org.jspecify.annotations.NullMarked;
