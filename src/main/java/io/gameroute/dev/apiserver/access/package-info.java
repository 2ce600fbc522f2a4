/** Who asks, and whether they may. */
@NullMarked
package io.gameroute.dev.apiserver.access;

import org.jspecify.annotations.NullMarked;
