package io.gameroute.bench;

import io.gameroute.cluster.ApiWrite;
import io.gameroute.cluster.AuditLog;
import io.gameroute.cluster.ControlPlane;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often the controller wrote what since a point in time, by the API server's audit log. Without leases. */
public record OwnWriteCounts(Map<String, Long> kinds) {
    private static final String AGENT = "gameroute";

    public static OwnWriteCounts since(ControlPlane cluster, AuditLog.Mark mark) {
        return new OwnWriteCounts(
                cluster.auditLog().writesSince(mark, write -> write.userAgent().equals(AGENT)).stream()
                        .filter(write -> !write.resource().equals("leases"))
                        .collect(Collectors.groupingBy(OwnWriteCounts::kind, TreeMap::new, Collectors.counting())));
    }

    private static String kind(ApiWrite write) {
        return write.verb() + " " + write.resource()
                + (write.subresource().isEmpty() ? "" : "/" + write.subresource())
                + (write.isAccepted() ? "" : " refused");
    }

    public double perServer(int servers) {
        return (double) kinds.values().stream().mapToLong(Long::longValue).sum() / servers;
    }
}
