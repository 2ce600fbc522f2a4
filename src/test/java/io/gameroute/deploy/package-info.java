/** Whether what is in {@code deploy/} can be installed, and what may be done with it. */
@NullMarked
package io.gameroute.deploy;

import org.jspecify.annotations.NullMarked;
