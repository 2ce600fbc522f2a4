package io.gameroute.cli;

import io.gameroute.config.Configuration;
import java.io.PrintWriter;

/** What {@code gameroute dev} says when it is ready: how to reach it, what to try, where to look. */
final class DevBanner {
    private DevBanner() {}

    static void print(PrintWriter out, DevCluster cluster, Configuration configuration, int nodes, boolean demo) {
        String http = "http://" + configuration.http().host() + ":"
                + configuration.http().port();
        out.printf("%nGameRoute is running, for development only: %d simulated nodes, no container runs.%n%n", nodes);
        cluster.kubeconfig().ifPresent(file -> out.printf("  export KUBECONFIG=%s%n%n", file.toAbsolutePath()));
        out.printf("  kubectl apply -f deploy/examples/%n");
        out.printf("  kubectl get gss,gs%n");
        out.printf("  kubectl scale gss lobby --replicas=5%n%n");
        out.printf("  API server  %s%n", cluster.url());
        out.printf("  Health      %s/observe/health%n", http);
        out.printf("  Metrics     %s/observe/metrics%n%n", http);
        out.printf("%sCtrl-C ends it.%n%n", demo ? "Players come and go by themselves. " : "");
        out.flush();
    }
}
