/** The binary form in which kubectl sends the small built-in kinds that it makes itself; only read, never written. */
@NullMarked
package io.gameroute.dev.apiserver.protobuf;

import org.jspecify.annotations.NullMarked;
