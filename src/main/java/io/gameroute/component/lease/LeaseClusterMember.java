package io.gameroute.component.lease;

import org.apache.camel.cluster.CamelClusterMember;

/** A process that stands for election, at one moment. */
record LeaseClusterMember(String getId, boolean isLocal, boolean isLeader) implements CamelClusterMember {}
