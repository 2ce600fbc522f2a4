/**
 * What GameRoute promises its users, one scenario each, on a real API server with simulated nodes. The controller runs with exactly the
 * rights that {@code deploy/} gives it; its users are cluster administrators.
 */
@NullMarked
package io.gameroute.acceptance;

import org.jspecify.annotations.NullMarked;
