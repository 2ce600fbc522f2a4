/**
 * The vocabulary between thinking and doing: a planner turns a snapshot into a {@link io.gameroute.reconcile.Plan}, which says what is to be
 * written, under which precondition, and what people shall be told afterwards. Pure.
 */
@NullMarked
package io.gameroute.reconcile;

import org.jspecify.annotations.NullMarked;
