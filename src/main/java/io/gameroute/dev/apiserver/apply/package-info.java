/** Server-side apply and managed fields: which manager owns which field of an object, as functions of values. */
@NullMarked
package io.gameroute.dev.apiserver.apply;

import org.jspecify.annotations.NullMarked;
