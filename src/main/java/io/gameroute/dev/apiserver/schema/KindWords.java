package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A sentence about each built-in kind; the model brings none. */
final class KindWords {
    private static final Map<String, String> OF_KINDS = Map.ofEntries(
            Map.entry("ConfigMap", "Settings that are not secret, by key, for pods to read."),
            Map.entry("ControllerRevision", "One state of what a controller rolls out; it is never changed."),
            Map.entry("CustomResourceDefinition", "Brings a kind of one's own to the API, with its schema."),
            Map.entry("Endpoints", "The addresses and ports behind a service."),
            Map.entry("Event", "A report of something that happened to an object; forgotten after a while."),
            Map.entry("Lease", "Who holds something, and until when; leaders are elected by it."),
            Map.entry("Namespace", "A scope for names; what is in it goes with it."),
            Map.entry("Node", "A machine that runs pods."),
            Map.entry("PersistentVolume", "A piece of storage that outlives pods."),
            Map.entry("PersistentVolumeClaim", "A wish for storage, bound to one volume."),
            Map.entry("Pod", "Containers that run together on one node."),
            Map.entry("PodDisruptionBudget", "How many pods of a group may be evicted at a time."),
            Map.entry("PriorityClass", "A name for how important pods are to the scheduler."),
            Map.entry("Secret", "Data to be kept from view, by key, base64 encoded."),
            Map.entry("Service", "One address for a group of pods, found by their labels."),
            Map.entry("ServiceAccount", "Who a pod is to the API server."),
            Map.entry("StorageClass", "How volumes of a sort are provided."),
            Map.entry("TokenReview", "Asks whose a token is."),
            Map.entry("SelfSubjectReview", "Asks who one is to the server."),
            Map.entry("SubjectAccessReview", "Asks whether somebody may do something."),
            Map.entry("SelfSubjectAccessReview", "Asks whether one may do something oneself."),
            Map.entry("LocalSubjectAccessReview", "Asks whether somebody may do something in a namespace."));
    private static final Map<String, String> OF_PARTS =
            Map.of("spec", "What is wanted.", "status", "What was last observed.");

    private KindWords() {}

    static ObjectNode described(ObjectNode schema, Class<?> type) {
        var words = OF_KINDS.get(type.getSimpleName());
        if (words != null) {
            schema.put("description", words);
        }
        OF_PARTS.forEach((name, text) -> {
            if (schema.path("properties").get(name) instanceof ObjectNode part) {
                part.put("description", text);
            }
        });
        return schema;
    }
}
