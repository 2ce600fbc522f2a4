/**
 * {@code workqueue:}, a keyed work queue between routes: a key is queued once, has one worker at a time, comes again when it
 * changed meanwhile, and backs off by itself when it fails. {@link io.gameroute.component.workqueue.KeyedQueue} holds the rules
 * without threads or clock, {@link io.gameroute.component.workqueue.Dispatcher} adds the threads, the rest is Camel.
 */
@NullMarked
package io.gameroute.component.workqueue;

import org.jspecify.annotations.NullMarked;
