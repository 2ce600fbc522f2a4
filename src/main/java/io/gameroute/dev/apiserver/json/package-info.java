/** JSON as the API server reads and writes it, and short ways into an object. */
@NullMarked
package io.gameroute.dev.apiserver.json;

import org.jspecify.annotations.NullMarked;
