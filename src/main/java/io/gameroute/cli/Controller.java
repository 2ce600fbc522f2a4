package io.gameroute.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.config.Configuration;

/** The controller, as the command line sees it: runs until it is asked to end, and gives the exit code. */
@FunctionalInterface
public interface Controller {
    int run(Configuration configuration, KubernetesClient client) throws Exception;
}
