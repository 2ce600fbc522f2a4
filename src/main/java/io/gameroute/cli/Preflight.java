package io.gameroute.cli;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.gameroute.api.AdvancedStatefulSet;
import io.gameroute.kube.ApiDiscovery;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks before the controller starts whether it could work: the cluster answers, it serves our kinds, and we have the rights. */
final class Preflight {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final String GROUP = "game.kruise.io";
    private static final String VERSION = GROUP + "/v1alpha1";
    private static final Set<String> KINDS = Set.of("gameserversets", "gameservers");

    private record Right(String group, String resource, String subresource, List<String> verbs) {}

    private static final List<Right> RIGHTS = List.of(
            new Right(GROUP, "gameserversets", "", List.of("list", "watch", "patch")),
            new Right(GROUP, "gameserversets", "status", List.of("patch")),
            new Right(GROUP, "gameservers", "", List.of("list", "watch", "create", "patch", "delete")),
            new Right(GROUP, "gameservers", "status", List.of("patch")),
            new Right("", "pods", "", List.of("list", "watch", "create", "patch", "delete")),
            new Right("", "pods", "status", List.of("patch")),
            new Right("", "pods", "resize", List.of("patch")),
            new Right("", "persistentvolumeclaims", "", List.of("list", "watch", "create", "patch")),
            new Right("", "configmaps", "", List.of("create")),
            new Right("apps", "controllerrevisions", "", List.of("list", "watch", "create", "patch", "delete")),
            new Right("", "events", "", List.of("create", "patch")));

    private static final List<Right> CLUSTER_RIGHTS = List.of(
            new Right("", "nodes", "", List.of("list", "watch")),
            new Right("", "persistentvolumes", "", List.of("list", "watch")),
            new Right("storage.k8s.io", "storageclasses", "", List.of("get")));

    /** Needed only where OpenKruise is, whose workloads may hold servers of ours. */
    private static final Right OPEN_KRUISE =
            new Right(AdvancedStatefulSet.GROUP, AdvancedStatefulSet.PLURAL, "", List.of("get"));

    private Preflight() {}

    /** @throws UserException when the controller could not work there, with what to do about it */
    static void check(Config config, Optional<String> namespace) {
        Config impatient = new ConfigBuilder(config)
                .withRequestRetryBackoffLimit(0)
                .withConnectionTimeout(PATIENCE_MILLIS)
                .withRequestTimeout(PATIENCE_MILLIS)
                .build();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(impatient).build()) {
            checkKinds(client);
            checkRights(client, namespace);
        } catch (KubernetesClientException failure) {
            throw new UserException(explain(config.getMasterUrl(), failure), failure);
        }
    }

    static String explain(String url, KubernetesClientException failure) {
        if (failure.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            return "the cluster at " + url
                    + " does not accept the credentials; check --kubeconfig and --context, or log in again";
        }
        if (failure.getCode() > 0) {
            return "the cluster at " + url + " refused a question: " + UserException.cause(failure)
                    + "; check --kubeconfig and --context";
        }
        return "the cluster at " + url + " cannot be reached: " + UserException.cause(failure)
                + "; check --kubeconfig, --context, or that the API server runs";
    }

    private static void checkKinds(KubernetesClient client) {
        APIResourceList served = client.getApiResources(VERSION);
        Set<String> kinds = served == null
                ? Set.of()
                : served.getResources().stream().map(APIResource::getName).collect(Collectors.toSet());
        if (!kinds.containsAll(KINDS)) {
            throw new UserException(
                    "the cluster does not serve " + VERSION + "; install the CRDs: kubectl apply -f deploy/crds");
        }
    }

    private static void checkRights(KubernetesClient client, Optional<String> namespace) {
        List<String> missing = new ArrayList<>();
        RIGHTS.forEach(right -> missing.addAll(missing(client, right, namespace)));
        CLUSTER_RIGHTS.forEach(right -> missing.addAll(missing(client, right, Optional.empty())));
        if (ApiDiscovery.servesAdvancedStatefulSets(client)) {
            missing.addAll(missing(client, OPEN_KRUISE, namespace));
        }
        if (!missing.isEmpty()) {
            throw new UserException(
                    "rights are missing: " + String.join("; ", missing)
                            + "; grant them: kubectl apply -f deploy/03.ClusterRole.gameroute-controller.yaml and bind that role");
        }
    }

    private static List<String> missing(KubernetesClient client, Right right, Optional<String> namespace) {
        return right.verbs().stream()
                .filter(verb -> !isAllowed(client, right, verb, namespace))
                .map(verb -> verb + " " + right.resource()
                        + (right.subresource().isEmpty() ? "" : "/" + right.subresource()))
                .toList();
    }

    private static boolean isAllowed(KubernetesClient client, Right right, String verb, Optional<String> namespace) {
        SelfSubjectAccessReview review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withGroup(right.group())
                .withResource(right.resource())
                .withSubresource(right.subresource())
                .withVerb(verb)
                .withNamespace(namespace.orElse(null))
                .endResourceAttributes()
                .endSpec()
                .build();
        SelfSubjectAccessReview answer =
                client.authorization().v1().selfSubjectAccessReview().create(review);
        return answer.getStatus() != null
                && Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }
}
