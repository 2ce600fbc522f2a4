/** The API over HTTP: paths, media types, watches by chunks and by WebSocket, TLS. */
@NullMarked
package io.gameroute.dev.apiserver.http;

import org.jspecify.annotations.NullMarked;
