/** What the benches under {@code src/bench} share: the controller as a process, and a client that does nothing but the same writes. */
@NullMarked
package io.gameroute.bench;

import org.jspecify.annotations.NullMarked;
