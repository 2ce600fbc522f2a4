/**
 * The cluster under test: a real etcd, kube-apiserver and kube-controller-manager on loopback, one for all integration tests of a JVM; or the
 * embedded API server. Pods stay Pending until something plays scheduler and kubelet.
 */
@NullMarked
package io.gameroute.cluster;

import org.jspecify.annotations.NullMarked;
