/**
 * Thinking about a whole set: which ordinals should run ({@link io.gameroute.reconcile.gameserverset.IntentPolicy}), what brings the pods
 * there ({@link io.gameroute.reconcile.gameserverset.MembershipPolicy}), and what the set's status says. Pure.
 */
@NullMarked
package io.gameroute.reconcile.gameserverset;

import org.jspecify.annotations.NullMarked;
