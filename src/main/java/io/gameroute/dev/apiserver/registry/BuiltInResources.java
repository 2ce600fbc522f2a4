package io.gameroute.dev.apiserver.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds that are there without a CustomResourceDefinition. */
public final class BuiltInResources {
    private static final List<String> EVENT_FIELDS = List.of(
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath",
            "reason",
            "reportingComponent",
            "source",
            "type");
    private static final List<String> POD_FIELDS = List.of(
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.schedulerName",
            "spec.serviceAccountName",
            "spec.hostNetwork",
            "status.phase",
            "status.podIP",
            "status.nominatedNodeName");

    private BuiltInResources() {}

    public static List<ResourceType> all() {
        List<ResourceType> types = new ArrayList<>(core());
        types.addAll(named());
        types.addAll(reviews());
        return types;
    }

    private static List<ResourceType> core() {
        return List.of(
                core("Namespace", "namespaces", false, "ns", List.of("status.phase"), "status", "finalize"),
                core("Node", "nodes", false, "no", List.of("spec.unschedulable"), "status"),
                type("", "v1", "Pod", "pods", true, "po", "all", POD_FIELDS, "status", "binding", "eviction", "resize"),
                type(
                        "",
                        "v1",
                        "Service",
                        "services",
                        true,
                        "svc",
                        "all",
                        List.of("spec.clusterIP", "spec.type"),
                        "status"),
                core("Endpoints", "endpoints", true, "ep", List.of()),
                core("ConfigMap", "configmaps", true, "cm", List.of()),
                core("Secret", "secrets", true, "", List.of("type")),
                core("Event", "events", true, "ev", EVENT_FIELDS),
                core("ServiceAccount", "serviceaccounts", true, "sa", List.of(), "token"),
                core("PersistentVolume", "persistentvolumes", false, "pv", List.of(), "status"),
                core("PersistentVolumeClaim", "persistentvolumeclaims", true, "pvc", List.of(), "status"));
    }

    private static List<ResourceType> named() {
        String crds = "customresourcedefinitions";
        return List.of(
                type("apps", "v1", "ControllerRevision", "controllerrevisions", true, "", "", List.of()),
                type("events.k8s.io", "v1", "Event", "events", true, "ev", "", EVENT_FIELDS),
                type("coordination.k8s.io", "v1", "Lease", "leases", true, "", "", List.of()),
                type(
                        "policy",
                        "v1",
                        "PodDisruptionBudget",
                        "poddisruptionbudgets",
                        true,
                        "pdb",
                        "",
                        List.of(),
                        "status"),
                core("ResourceQuota", "resourcequotas", true, "quota", List.of(), "status"),
                rbac("ClusterRole", "clusterroles", false),
                rbac("ClusterRoleBinding", "clusterrolebindings", false),
                rbac("Role", "roles", true),
                rbac("RoleBinding", "rolebindings", true),
                type("scheduling.k8s.io", "v1", "PriorityClass", "priorityclasses", false, "pc", "", List.of()),
                type("storage.k8s.io", "v1", "StorageClass", "storageclasses", false, "sc", "", List.of()),
                type(
                        "apiextensions.k8s.io",
                        "v1",
                        "CustomResourceDefinition",
                        crds,
                        false,
                        "crd crds",
                        "api-extensions",
                        List.of(),
                        "status"));
    }

    /** Questions that are created and answered, never stored. */
    private static List<ResourceType> reviews() {
        return List.of(
                review("authentication.k8s.io", "TokenReview", "tokenreviews", false),
                review("authentication.k8s.io", "SelfSubjectReview", "selfsubjectreviews", false),
                review("authorization.k8s.io", "SubjectAccessReview", "subjectaccessreviews", false),
                review("authorization.k8s.io", "SelfSubjectAccessReview", "selfsubjectaccessreviews", false),
                review("authorization.k8s.io", "LocalSubjectAccessReview", "localsubjectaccessreviews", true));
    }

    private static ResourceType core(
            String kind, String plural, boolean namespaced, String shortNames, List<String> fields, String... subs) {
        return type("", "v1", kind, plural, namespaced, shortNames, "", fields, subs);
    }

    private static ResourceType rbac(String kind, String plural, boolean namespaced) {
        return type("rbac.authorization.k8s.io", "v1", kind, plural, namespaced, "", "", List.of());
    }

    private static ResourceType type(
            String group,
            String version,
            String kind,
            String plural,
            boolean namespaced,
            String shortNames,
            String categories,
            List<String> fields,
            String... subresources) {
        return new ResourceType(
                group,
                version,
                kind,
                plural,
                namespaced,
                words(shortNames),
                words(categories),
                ResourceType.ALL_VERBS,
                Set.of(subresources),
                fields,
                Optional.empty());
    }

    private static ResourceType review(String group, String kind, String plural, boolean namespaced) {
        return new ResourceType(
                group,
                "v1",
                kind,
                plural,
                namespaced,
                List.of(),
                List.of(),
                Set.of("create"),
                Set.of(),
                List.of(),
                Optional.empty());
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
