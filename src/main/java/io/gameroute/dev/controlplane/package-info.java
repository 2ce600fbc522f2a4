/** The real API server as a child of this process: etcd, kube-apiserver and, where it is there, kube-controller-manager; on loopback. */
@NullMarked
package io.gameroute.dev.controlplane;

import org.jspecify.annotations.NullMarked;
