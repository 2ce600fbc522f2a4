/**
 * {@code gameserver-events:}, a named place in an event journal: each event begins a route, in order, and the place moves on only when
 * the route has succeeded. {@link io.gameroute.component.events.EventJournal} is the journal as this component needs it,
 * {@link io.gameroute.component.events.SinkWorker} holds the rules of delivery, the rest is Camel.
 */
@NullMarked
package io.gameroute.component.events;

import org.jspecify.annotations.NullMarked;
