/** Who owns which field after which write. */
@NullMarked
package io.gameroute.dev.apiserver.apply;

import org.jspecify.annotations.NullMarked;
