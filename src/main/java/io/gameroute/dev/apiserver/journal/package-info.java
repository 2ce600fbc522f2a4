/** The objects on disk, so that a cluster is there again after its process ended in whatever way. */
@NullMarked
package io.gameroute.dev.apiserver.journal;

import org.jspecify.annotations.NullMarked;
