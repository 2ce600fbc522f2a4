/** What is promised of events, with real databases, a real broker, a real HTTP receiver and processes that are killed. */
@NullMarked
package io.gameroute.delivery;

import org.jspecify.annotations.NullMarked;
