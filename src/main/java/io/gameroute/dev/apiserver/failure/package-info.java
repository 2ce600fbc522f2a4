/** What goes wrong, in the words, reasons and codes that clients of Kubernetes know. */
@NullMarked
package io.gameroute.dev.apiserver.failure;

import org.jspecify.annotations.NullMarked;
