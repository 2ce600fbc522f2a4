/** How plans are carried out, and how people are told. */
@NullMarked
package io.gameroute.reconcile.execute;

import org.jspecify.annotations.NullMarked;
