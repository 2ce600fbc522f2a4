/**
 * What the API server keeps: objects as the bytes that are served, one global revision, a bounded history a resource. A write is committed on the
 * version that it was computed from; a watch is a cursor in the history, so that it can neither miss nor reorder a change.
 */
@NullMarked
package io.gameroute.dev.apiserver.store;

import org.jspecify.annotations.NullMarked;
