/** The one gateway to Kubernetes: what the caches know, and how something is written. */
@NullMarked
package io.gameroute.kube;

import org.jspecify.annotations.NullMarked;
