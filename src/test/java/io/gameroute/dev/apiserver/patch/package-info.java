/** How objects come out of patches. */
@NullMarked
package io.gameroute.dev.apiserver.patch;

import org.jspecify.annotations.NullMarked;
