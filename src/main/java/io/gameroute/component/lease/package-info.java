/**
 * Leadership by a Kubernetes Lease, as a Camel cluster service: consumers behind {@code master:} run in the one process that holds the Lease.
 * Works inside and outside a cluster, survives outages and refusals, and knows nothing of what is led.
 */
@NullMarked
package io.gameroute.component.lease;

import org.jspecify.annotations.NullMarked;
