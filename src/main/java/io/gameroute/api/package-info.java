/**
 * The two kinds that GameRoute serves, {@code GameServerSet} and {@code GameServer} of {@code game.kruise.io/v1alpha1}, as values,
 * with the names of labels, annotations, conditions and reasons that belong to them. The CRD files are generated from here.
 */
@NullMarked
package io.gameroute.api;

import org.jspecify.annotations.NullMarked;
