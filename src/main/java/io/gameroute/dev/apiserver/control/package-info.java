/** What the server does of its own accord after a change: collect garbage, empty namespaces, serve the kinds of definitions. */
@NullMarked
package io.gameroute.dev.apiserver.control;

import org.jspecify.annotations.NullMarked;
