/** What the server itself fills in and insists on, kind by kind, beyond what a schema says. */
@NullMarked
package io.gameroute.dev.apiserver.rules;

import org.jspecify.annotations.NullMarked;
