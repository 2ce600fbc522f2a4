package io.gameroute.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.gameroute.config.Configuration;

/** The controller, as the command line sees it. */
@FunctionalInterface
public interface Controller {
    /**
     * Runs until the process is asked to end, and gives the exit code.
     *
     * @param started called once, when its routes have started
     */
    int run(Configuration configuration, KubernetesClient client, Runnable started) throws Exception;
}
