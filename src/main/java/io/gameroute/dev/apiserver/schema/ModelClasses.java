package io.gameroute.dev.apiserver.schema;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authorization.v1.LocalSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The classes that stand for the built-in kinds, and their names in an OpenAPI document. */
final class ModelClasses {
    private static final String MODEL = "io.fabric8.kubernetes.api.model";
    private static final Map<String, String> PACKAGES = Map.of(
            MODEL,
            "io.k8s.api.core.v1",
            MODEL + ".storage",
            "io.k8s.api.storage.v1",
            MODEL + ".rbac",
            "io.k8s.api.rbac.v1",
            MODEL + ".apps",
            "io.k8s.api.apps.v1",
            MODEL + ".authentication",
            "io.k8s.api.authentication.v1",
            MODEL + ".apiextensions.v1",
            "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1");
    private static final List<String> OF_EVERY_KIND = List.of(
            "ObjectMeta",
            "OwnerReference",
            "ManagedFieldsEntry",
            "FieldsV1",
            "LabelSelector",
            "LabelSelectorRequirement",
            "Condition",
            "FieldSelectorRequirement");
    private static final Map<String, Class<?>> KINDS = kinds();

    private ModelClasses() {}

    static Optional<Class<?>> of(String apiVersion, String kind) {
        return Optional.ofNullable(KINDS.get(apiVersion + "/" + kind));
    }

    static String component(Class<?> type) {
        var name = type.getSimpleName();
        if (type.getPackageName().equals(MODEL) && OF_EVERY_KIND.contains(name)) {
            return "io.k8s.apimachinery.pkg.apis.meta.v1." + name;
        }
        var place = type.getPackageName();
        return PACKAGES.getOrDefault(place, "io.k8s.api" + place.substring(MODEL.length())) + "." + name;
    }

    private static Map<String, Class<?>> kinds() {
        var core = List.of(
                ConfigMap.class,
                Endpoints.class,
                Event.class,
                Namespace.class,
                Node.class,
                PersistentVolume.class,
                PersistentVolumeClaim.class,
                Pod.class,
                ResourceQuota.class,
                Secret.class,
                Service.class,
                ServiceAccount.class);
        var kinds = core.stream()
                .collect(Collectors.toMap(
                        type -> "v1/" + type.getSimpleName(), Function.<Class<?>>identity(), (one, other) -> one));
        kinds.put("apps/v1/ControllerRevision", ControllerRevision.class);
        kinds.put("events.k8s.io/v1/Event", io.fabric8.kubernetes.api.model.events.v1.Event.class);
        kinds.put("coordination.k8s.io/v1/Lease", Lease.class);
        kinds.put("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);
        kinds.put("rbac.authorization.k8s.io/v1/ClusterRole", ClusterRole.class);
        kinds.put("rbac.authorization.k8s.io/v1/ClusterRoleBinding", ClusterRoleBinding.class);
        kinds.put("rbac.authorization.k8s.io/v1/Role", Role.class);
        kinds.put("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class);
        kinds.put("scheduling.k8s.io/v1/PriorityClass", PriorityClass.class);
        kinds.put("storage.k8s.io/v1/StorageClass", StorageClass.class);
        kinds.put("apiextensions.k8s.io/v1/CustomResourceDefinition", CustomResourceDefinition.class);
        kinds.put("authentication.k8s.io/v1/TokenReview", TokenReview.class);
        kinds.put("authentication.k8s.io/v1/SelfSubjectReview", SelfSubjectReview.class);
        kinds.put("authorization.k8s.io/v1/SubjectAccessReview", SubjectAccessReview.class);
        kinds.put("authorization.k8s.io/v1/SelfSubjectAccessReview", SelfSubjectAccessReview.class);
        kinds.put("authorization.k8s.io/v1/LocalSubjectAccessReview", LocalSubjectAccessReview.class);
        return Map.copyOf(kinds);
    }
}
