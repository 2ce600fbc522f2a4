/** Tables that the server prints for kubectl. */
@NullMarked
package io.gameroute.dev.apiserver.table;

import org.jspecify.annotations.NullMarked;
