/** Something to look at: example sets with players that come and go, as a matchmaker would have it. */
@NullMarked
package io.gameroute.demo;

import org.jspecify.annotations.NullMarked;
