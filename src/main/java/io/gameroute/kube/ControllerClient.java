package io.gameroute.kube;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import java.util.List;

/**
 * The client of the controller. It knows the kinds that are watched; an ordinary one loads the model of every kind there is as soon as the first
 * watch speaks, some two thousand classes, and keeps the event loop waiting for it.
 */
public final class ControllerClient {
    private static final List<Class<? extends HasMetadata>> WATCHED = List.of(
            GameServerSet.class,
            GameServer.class,
            Pod.class,
            PersistentVolumeClaim.class,
            ControllerRevision.class,
            Node.class,
            PersistentVolume.class);

    private ControllerClient() {}

    public static KubernetesClient connect(Config config) {
        KubernetesSerialization serialization = new KubernetesSerialization(new ObjectMapper(), false);
        WATCHED.forEach(serialization::registerKubernetesResource);
        serialization.registerKubernetesResource(Status.class);
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(serialization)
                .build();
    }
}
