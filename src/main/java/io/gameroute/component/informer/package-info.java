/**
 * {@code informer:}, list and watch as a route's beginning and as an indexed cache for Java readers, over fabric8's shared
 * informers: one cache for a selection of objects however many routes and readers use it.
 */
@NullMarked
package io.gameroute.component.informer;

import org.jspecify.annotations.NullMarked;
