/** The forms of PATCH of the Kubernetes API, as functions of two values; nothing here reads, writes or mutates what it is given. */
@NullMarked
package io.gameroute.dev.apiserver.patch;

import org.jspecify.annotations.NullMarked;
